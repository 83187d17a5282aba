package io.qloop.platform.procedure.proceeding;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;

/** A value as JSON in a column of text. */
abstract class JsonColumn<T> implements AttributeConverter<T, String> {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private final TypeReference<T> type;

    private JsonColumn(TypeReference<T> type) {
        this.type = type;
    }

    @Override
    public String convertToDatabaseColumn(T value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A value cannot be written to its column", e);
        }
    }

    @Override
    public T convertToEntityAttribute(String column) {
        try {
            return JSON.readValue(column, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A column cannot be read", e);
        }
    }

    @Converter
    static class Codes extends JsonColumn<SortedSet<String>> {
        Codes() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    static class Values extends JsonColumn<SortedMap<String, String>> {
        Values() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    static class Moments extends JsonColumn<SortedMap<String, Instant>> {
        Moments() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    static class Path extends JsonColumn<List<Step>> {
        Path() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    static class Signatures extends JsonColumn<List<Proceeding.Given>> {
        Signatures() {
            super(new TypeReference<>() {});
        }
    }
}

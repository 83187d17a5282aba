package io.qloop.platform.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.persistence.AttributeConverter;
import org.hibernate.annotations.Mutability;
import org.hibernate.type.descriptor.java.MutableMutabilityPlan;

/**
 * A value as JSON in a column of text. An entity changes it by putting another value in its place, never inside of it: no copy
 * is kept to compare it with at the end of the transaction, for which the JSON would be written and read once more.
 */
@Mutability(JsonColumn.Replaced.class)
public abstract class JsonColumn<T> implements AttributeConverter<T, String> {

    private static final ObjectMapper JSON = new ObjectMapper()
            .registerModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    private final TypeReference<T> type;

    protected JsonColumn(TypeReference<T> type) {
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

    /**
     * The value itself serves as its copy. It is not called immutable all the same: of lists and sets Hibernate does not notice
     * where another one is put in their place, so it has to look at the end.
     */
    public static final class Replaced extends MutableMutabilityPlan<Object> {

        private static final long serialVersionUID = 1L;

        @Override
        protected Object deepCopyNotNull(Object value) {
            return value;
        }
    }
}

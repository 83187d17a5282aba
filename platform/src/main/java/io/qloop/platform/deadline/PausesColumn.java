package io.qloop.platform.deadline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.qloop.platform.calendar.Pause;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.time.Instant;
import java.util.List;

/** The pauses of a deadline that are over, as they stand in its column. */
@Converter
class PausesColumn implements AttributeConverter<List<Pause>, String> {

    private static final ObjectMapper JSON = new ObjectMapper();

    private record Stored(String from, String to, String reason) {}

    @Override
    public String convertToDatabaseColumn(List<Pause> pauses) {
        try {
            return JSON.writeValueAsString(pauses.stream()
                    .map(p -> new Stored(p.from().toString(), p.to().toString(), p.reason()))
                    .toList());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public List<Pause> convertToEntityAttribute(String column) {
        try {
            return JSON.readValue(column, new TypeReference<List<Stored>>() {}).stream()
                    .map(p -> new Pause(Instant.parse(p.from), Instant.parse(p.to), p.reason))
                    .toList();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The pauses of a deadline cannot be read", e);
        }
    }
}

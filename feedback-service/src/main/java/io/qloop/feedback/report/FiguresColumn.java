package io.qloop.feedback.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/** The numbers of a summary as JSON in a column of text. */
@Converter
class FiguresColumn implements AttributeConverter<Figures, String> {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Override
    public String convertToDatabaseColumn(Figures figures) {
        try {
            return JSON.writeValueAsString(figures);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Figures cannot be written to their column", e);
        }
    }

    @Override
    public Figures convertToEntityAttribute(String column) {
        try {
            return JSON.readValue(column, Figures.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A column of figures cannot be read", e);
        }
    }
}

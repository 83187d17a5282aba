package io.qloop.feedback.feedback;

import com.fasterxml.jackson.core.type.TypeReference;
import io.qloop.platform.json.JsonColumn;
import jakarta.persistence.Converter;
import java.util.List;

/** The history of a feedback in its column. */
@Converter
class HistoryColumn extends JsonColumn<List<Turn>> {
    HistoryColumn() {
        super(new TypeReference<>() {});
    }
}

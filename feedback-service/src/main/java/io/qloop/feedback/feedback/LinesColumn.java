package io.qloop.feedback.feedback;

import com.fasterxml.jackson.core.type.TypeReference;
import io.qloop.platform.json.JsonColumn;
import jakarta.persistence.Converter;
import java.util.List;

/** The goods of a feedback in their column. */
@Converter
class LinesColumn extends JsonColumn<List<FeedbackLine>> {
    LinesColumn() {
        super(new TypeReference<>() {});
    }
}

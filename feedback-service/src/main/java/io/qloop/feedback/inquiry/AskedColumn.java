package io.qloop.feedback.inquiry;

import com.fasterxml.jackson.core.type.TypeReference;
import io.qloop.platform.json.JsonColumn;
import jakarta.persistence.Converter;
import java.util.List;

/** What a customer is asked for, in its column. */
@Converter
class AskedColumn extends JsonColumn<List<Asked>> {
    AskedColumn() {
        super(new TypeReference<>() {});
    }
}

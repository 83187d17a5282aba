package io.qloop.feedback.inquiry;

import com.fasterxml.jackson.core.type.TypeReference;
import io.qloop.platform.json.JsonColumn;
import jakarta.persistence.Converter;
import java.util.List;
import java.util.UUID;

/** The files that an answer names, in its column. */
@Converter
class FilesColumn extends JsonColumn<List<UUID>> {
    FilesColumn() {
        super(new TypeReference<>() {});
    }
}

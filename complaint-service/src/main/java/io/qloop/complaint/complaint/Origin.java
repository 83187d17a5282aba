package io.qloop.complaint.complaint;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.UUID;

/** The case that a complaint came from; id and number are null where a customer complained directly. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Origin(OriginKind kind, UUID id, String number) {

    static Origin direct() {
        return new Origin(OriginKind.DIRECT, null, null);
    }

    public static Origin ofReturn(UUID returnId, String number) {
        return new Origin(OriginKind.RETURN, returnId, number);
    }

    public static Origin ofFeedback(UUID feedbackId, String number) {
        return new Origin(OriginKind.FEEDBACK, feedbackId, number);
    }
}

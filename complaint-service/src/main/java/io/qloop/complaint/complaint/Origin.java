package io.qloop.complaint.complaint;

import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;

/** The case that a complaint came from; id and number are null where a customer complained directly. */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Embeddable
public record Origin(
        @Enumerated(EnumType.STRING) @Column(name = "origin_kind")
        Kind kind,

        @Column(name = "origin_id") UUID id,
        @Column(name = "origin_number") String number) {

    /** Where a complaint may come from. */
    public enum Kind {
        RETURN,
        FEEDBACK,
        DIRECT
    }

    static Origin direct() {
        return new Origin(Kind.DIRECT, null, null);
    }

    public static Origin ofReturn(UUID returnId, String number) {
        return new Origin(Kind.RETURN, returnId, number);
    }

    public static Origin ofFeedback(UUID feedbackId, String number) {
        return new Origin(Kind.FEEDBACK, feedbackId, number);
    }
}

package io.qloop.feedback.feedback;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * The case that a feedback came out of. A case leads to one feedback, or to one for each of its items.
 *
 * @param item id of the item, such as a key item of a visit report; null where the case has none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FeedbackOrigin(Kind kind, UUID id, UUID item) {
    public enum Kind {
        SURVEY,
        VISIT_REPORT,
        INFORMATION
    }

    public FeedbackOrigin {
        Objects.requireNonNull(kind, "the kind of an origin");
        Objects.requireNonNull(id, "the id of an origin");
    }

    /** A survey whose low score led to the feedback. */
    public static FeedbackOrigin survey(UUID surveyId) {
        return new FeedbackOrigin(Kind.SURVEY, surveyId, null);
    }

    /** A key item of a visit report (FB-026). */
    public static FeedbackOrigin visitReport(UUID reportId, UUID item) {
        return new FeedbackOrigin(Kind.VISIT_REPORT, reportId, Objects.requireNonNull(item, "the key item"));
    }

    /** An item of another record of what was heard from a customer. */
    public static FeedbackOrigin information(UUID recordId, UUID item) {
        return new FeedbackOrigin(Kind.INFORMATION, recordId, Objects.requireNonNull(item, "the item"));
    }

    static Optional<FeedbackOrigin> of(Kind kind, UUID id, UUID item) {
        return id == null ? Optional.empty() : Optional.of(new FeedbackOrigin(kind, id, item));
    }
}

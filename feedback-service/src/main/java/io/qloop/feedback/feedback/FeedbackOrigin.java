package io.qloop.feedback.feedback;

import java.util.Objects;
import java.util.UUID;

/** The case in another service that a feedback came out of; one case leads to one feedback at most. */
public record FeedbackOrigin(Kind kind, UUID id) {
    /** The kinds of cases that lead to a feedback by themselves. */
    public enum Kind {
        SURVEY
    }

    public FeedbackOrigin {
        Objects.requireNonNull(kind, "the kind of an origin");
        Objects.requireNonNull(id, "the id of an origin");
    }

    /** A survey whose low score led to the feedback. */
    public static FeedbackOrigin survey(UUID surveyId) {
        return new FeedbackOrigin(Kind.SURVEY, surveyId);
    }
}

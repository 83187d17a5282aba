package io.qloop.feedback.feedback;

import io.qloop.feedback.feedback.FeedbackLine.LotStatus;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.ids.Ids;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Feedbacks in the states that tests need. */
final class FeedbackFixture {
    static final Instant RECEIVED = Instant.parse("2026-11-20T01:00:00Z");
    static final Instant REGISTERED = Instant.parse("2026-11-20T02:00:00Z");
    static final Instant DUE = Instant.parse("2026-11-23T09:30:00Z");
    static final UUID ID = Ids.next();
    static final UUID SURVEY = Ids.next();

    private FeedbackFixture() {}

    static Statement statement() {
        return new Statement(
                "C-1007",
                Channel.PHONE,
                "Insulation breaks at the bend",
                "Three of ten coils fail the high-voltage test after bending.",
                RECEIVED,
                Optional.of("P-200"),
                Optional.of("L20261101-03"));
    }

    /** What the statement is about. */
    static List<FeedbackLine> lines() {
        return List.of(new FeedbackLine("P-200", "L20261101-03", null, null, LotStatus.DELIVERED));
    }

    static Feedback registeredFeedback() {
        return feedback(Optional.empty());
    }

    static Feedback registeredFeedbackFromSurvey() {
        return feedback(Optional.of(FeedbackOrigin.survey(SURVEY)));
    }

    static Feedback escalatedFeedback() {
        var feedback = registeredFeedback();
        feedback.escalate(new Deed("Safety relevant", "li.quality", REGISTERED.plusSeconds(60)));
        return feedback;
    }

    /** Another one than {@link #registeredFeedback}. */
    static Feedback otherFeedback(String customerId) {
        return new Feedback(
                UUID.randomUUID(),
                "FB-2026-000044",
                new Statement(
                        customerId,
                        Channel.E_MAIL,
                        "Coils break",
                        "At the bend.",
                        RECEIVED,
                        Optional.empty(),
                        Optional.empty()),
                _ -> true,
                CompanyFunction.QUALITY,
                Optional.empty(),
                new Feedback.Course("feedback-guideline/1", Optional.empty(), Optional.empty(), Optional.empty()),
                "chen.sales",
                REGISTERED);
    }

    private static Feedback feedback(Optional<FeedbackOrigin> origin) {
        return new Feedback(
                ID,
                "FB-2026-000043",
                statement(),
                _ -> true,
                CompanyFunction.TECHNOLOGY,
                origin,
                new Feedback.Course("feedback-guideline/1", Optional.of("a"), Optional.of(DUE), Optional.empty()),
                "chen.sales",
                REGISTERED);
    }
}

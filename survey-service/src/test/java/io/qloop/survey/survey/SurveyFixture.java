package io.qloop.survey.survey;

import io.qloop.platform.ids.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Surveys in the states that tests need. */
final class SurveyFixture {
    static final Instant SENT = Instant.parse("2026-11-27T06:10:02Z");
    static final Duration VALIDITY = Duration.ofDays(30);
    static final Instant EXPIRES = SENT.plus(VALIDITY);
    static final int LOW_SCORE = 2;
    static final UUID ID = Ids.next();
    static final UUID COMPLAINT = Ids.next();
    static final SurveyToken TOKEN = SurveyToken.random();

    private SurveyFixture() {}

    static Survey sentSurvey() {
        return new Survey(
                ID,
                "SV-2026-000008",
                new Survey.ClosedComplaint(COMPLAINT, "CP-2026-000012", "C-1007"),
                TOKEN,
                VALIDITY,
                SENT);
    }

    static Survey answeredSurvey() {
        var survey = sentSurvey();
        survey.answer(answer(5), LOW_SCORE, SENT.plusSeconds(60));
        return survey;
    }

    static Survey expiredSurvey() {
        var survey = sentSurvey();
        survey.expire(EXPIRES);
        return survey;
    }

    static Survey.Answer answer(int score) {
        return new Survey.Answer(score, Optional.empty());
    }
}

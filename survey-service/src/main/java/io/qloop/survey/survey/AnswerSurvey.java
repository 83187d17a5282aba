package io.qloop.survey.survey;

import io.qloop.platform.outbox.Outbox;
import io.qloop.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Takes a customer's answer over the public link, once. */
@ApplicationScoped
class AnswerSurvey {
    private final Surveys surveys;
    private final SurveySettings settings;
    private final Outbox outbox;
    private final Clock clock;

    AnswerSurvey(Surveys surveys, SurveySettings settings, Outbox outbox, Clock clock) {
        this.surveys = surveys;
        this.settings = settings;
        this.outbox = outbox;
        this.clock = clock;
    }

    record Command(String token, Survey.Answer answer) {}

    @Transactional
    Survey handle(Command command) {
        // What cannot be a token and what is nobody's token get the same answer.
        var survey = SurveyToken.parse(command.token())
                .flatMap(surveys::withTokenLocked)
                .orElseThrow(() -> Refusal.notFound("survey-not-found"));
        for (var event : survey.answer(command.answer(), settings.lowScore(), clock.instant())) {
            outbox.append(event.announced());
        }
        return survey;
    }
}

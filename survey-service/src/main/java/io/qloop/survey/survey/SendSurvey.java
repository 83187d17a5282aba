package io.qloop.survey.survey;

import io.qloop.platform.ids.Ids;
import io.qloop.platform.number.Numbers;
import io.qloop.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Asks a customer about a closed complaint, once per complaint. */
@ApplicationScoped
public class SendSurvey {
    private final Surveys surveys;
    private final SurveySettings settings;
    private final Numbers numbers;
    private final Outbox outbox;
    private final Clock clock;

    SendSurvey(Surveys surveys, SurveySettings settings, Numbers numbers, Outbox outbox, Clock clock) {
        this.surveys = surveys;
        this.settings = settings;
        this.numbers = numbers;
        this.outbox = outbox;
        this.clock = clock;
    }

    public record Command(Survey.ClosedComplaint complaint) {}

    /** Sends the survey, unless this complaint has one. */
    @Transactional
    public void handle(Command command) {
        if (surveys.existsFor(command.complaint().id())) {
            return;
        }
        var id = Ids.next();
        var token = SurveyToken.random();
        var survey = new Survey(
                id, numbers.next("SV", id), command.complaint(), token, settings.validity(), clock.instant());
        surveys.persist(survey);
        outbox.append(survey.sent(token).announced());
    }
}

package io.qloop.survey.survey;

import io.qloop.platform.ids.Ids;
import io.qloop.platform.outbox.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/**
 * Follows up surveys that nobody has answered (NT-018): each reminder once, however many instances look, and after an outage
 * only the last one that is due. Made at the start, so that settings that cannot be are refused there.
 */
@Startup
@ApplicationScoped
class RemindSurveys {
    private static final int BATCH = 200;

    private final Surveys surveys;
    private final SurveyReminders reminders;
    private final FollowUp followUp;
    private final Outbox outbox;
    private final Clock clock;

    RemindSurveys(Surveys surveys, SurveyReminders reminders, SurveySettings settings, Outbox outbox, Clock clock) {
        this.surveys = surveys;
        this.reminders = reminders;
        this.followUp = FollowUp.of(settings);
        this.outbox = outbox;
        this.clock = clock;
    }

    @Scheduled(
            identity = "remind-of-surveys",
            every = "${survey.reminder-check-every:1m}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void handle() {
        // The last one first: whoever gets it is not sent the earlier ones, which it has overtaken.
        for (var number = followUp.reminders(); number >= 1; number--) {
            var reminder = number;
            while (QuarkusTransaction.requiringNew().call(() -> remindBatch(reminder)) == BATCH) {
                // Each batch is a transaction of its own: memory stays flat however many there are.
            }
        }
    }

    private int remindBatch(int reminder) {
        var now = clock.instant();
        var unanswered = surveys.unansweredLocked(
                reminder, now.minus(followUp.after(reminder)), now.plus(followUp.leastTime()), BATCH);
        for (var survey : unanswered) {
            var token = SurveyToken.random();
            var reminded = survey.remind(reminder, token, now);
            reminders.persist(new SurveyReminder(Ids.next(), survey.id(), reminder, token, now));
            outbox.append(reminded.announced());
        }
        return unanswered.size();
    }
}

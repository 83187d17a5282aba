package io.qloop.feedback.countermeasure;

import io.qloop.feedback.feedback.Concerned;
import io.qloop.platform.calendar.Calendars;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import java.util.stream.Collectors;

/** A department that a feedback concerns says what it does about it. */
@ApplicationScoped
class RecordCountermeasure {
    private final Countermeasures countermeasures;
    private final CountermeasureOfForm form;
    private final CountermeasureDeadline deadline;
    private final Concerned concerned;
    private final CurrentUser user;
    private final Calendars calendars;
    private final Clock clock;

    RecordCountermeasure(
            Countermeasures countermeasures,
            CountermeasureOfForm form,
            CountermeasureDeadline deadline,
            Concerned concerned,
            CurrentUser user,
            Calendars calendars,
            Clock clock) {
        this.countermeasures = countermeasures;
        this.form = form;
        this.deadline = deadline;
        this.concerned = concerned;
        this.user = user;
        this.calendars = calendars;
        this.clock = clock;
    }

    @Transactional
    Countermeasure handle(UUID feedbackId, Countermeasure.Plan plan) {
        var feedback = concerned.lock(feedbackId);
        if (!feedback.isOpen()) {
            throw Refusal.conflict("feedback-not-open", feedback.number());
        }
        if (!feedback.functions().contains(plan.function())) {
            var functions = feedback.functions().stream()
                    .map(one -> one.code())
                    .sorted()
                    .collect(Collectors.joining(", "));
            throw Refusal.unprocessable("function-not-concerned", "function", functions);
        }
        var countermeasure = new Countermeasure(
                Ids.next(), feedbackId, feedback.customerId(), plan, user.name(), clock.instant(), calendars.today());
        countermeasures.persistAndFlush(countermeasure);
        deadline.start(countermeasure, feedback.number());
        form.fill(feedbackId);
        return countermeasure;
    }
}

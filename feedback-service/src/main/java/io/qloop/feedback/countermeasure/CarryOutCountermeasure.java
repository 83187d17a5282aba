package io.qloop.feedback.countermeasure;

import io.qloop.feedback.feedback.Concerned;
import io.qloop.platform.audit.Audit;
import io.qloop.platform.audit.SeenVersion;
import io.qloop.platform.calendar.Calendars;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** The head of the department decides on a countermeasure, and the department completes it. */
@ApplicationScoped
class CarryOutCountermeasure {
    private final Countermeasures countermeasures;
    private final CountermeasureOfForm form;
    private final CountermeasureDeadline deadline;
    private final Concerned concerned;
    private final Audit audit;
    private final SeenVersion seenVersion;
    private final CurrentUser user;
    private final Calendars calendars;
    private final Clock clock;

    CarryOutCountermeasure(
            Countermeasures countermeasures,
            CountermeasureOfForm form,
            CountermeasureDeadline deadline,
            Concerned concerned,
            Audit audit,
            SeenVersion seenVersion,
            CurrentUser user,
            Calendars calendars,
            Clock clock) {
        this.countermeasures = countermeasures;
        this.form = form;
        this.deadline = deadline;
        this.concerned = concerned;
        this.audit = audit;
        this.seenVersion = seenVersion;
        this.user = user;
        this.calendars = calendars;
        this.clock = clock;
    }

    /** Which countermeasure of which feedback, and the version that was seen of it. */
    record Wanted(UUID feedback, UUID countermeasure, String ifMatch) {}

    @Transactional
    Countermeasure decide(Wanted wanted, boolean accepted, String reason) {
        audit.because(reason);
        return change(wanted, it -> {
            it.decide(accepted, reason, user.name(), clock.instant());
            if (!accepted) {
                deadline.cancel(it);
            }
        });
    }

    @Transactional
    Countermeasure complete(Wanted wanted, LocalDate on, Optional<String> note) {
        return change(wanted, it -> {
            it.complete(on, note, user.name(), calendars.today());
            deadline.meet(it);
        });
    }

    /** Only people of the department itself change its countermeasure. */
    private Countermeasure change(Wanted wanted, Consumer<Countermeasure> verb) {
        var feedback = concerned.lock(wanted.feedback());
        var countermeasure = countermeasures.get(wanted.feedback(), wanted.countermeasure());
        var seen = countermeasure.version();
        user.requireFunction(countermeasure.function());
        if (!feedback.isOpen()) {
            throw Refusal.conflict("feedback-not-open", feedback.number());
        }
        verb.accept(countermeasure);
        seenVersion.require(wanted.ifMatch(), countermeasure, seen);
        countermeasures.flush();
        form.fill(wanted.feedback());
        return countermeasure;
    }
}

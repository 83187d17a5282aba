package io.qloop.platform.deadline;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.qloop.platform.deadline.Deadline.Moment;
import io.qloop.platform.deadline.Deadline.What;
import io.qloop.platform.event.DomainEvent;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Text;
import io.qloop.platform.i18n.Texts;
import io.qloop.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Duration;
import java.time.Instant;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What a service announces of its deadlines: {@code qloop.<service>.deadline-approaching.v1} and its sisters. */
@ApplicationScoped
class DeadlineEvents {

    private final Outbox outbox;
    private final Event<DeadlineMoved> moved;
    private final MilestoneNames names;
    private final Texts texts;
    private final String service;

    DeadlineEvents(
            Outbox outbox,
            Event<DeadlineMoved> moved,
            MilestoneNames names,
            Texts texts,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.outbox = outbox;
        this.moved = moved;
        this.names = names;
        this.texts = texts;
        this.service = service;
    }

    /** What somebody did to a deadline; met and cancelled are announced only where its approach was. */
    enum Change {
        PAUSED,
        RESUMED,
        EXTENDED,
        RECOMPUTED,
        MET,
        CANCELLED
    }

    /** What every event of a deadline says first. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Subject(
            String deadlineId,
            String caseId,
            String caseNumber,
            String itemId,
            String milestone,
            Text milestoneName,
            String function,
            String procedure,
            Instant dueAt) {}

    /** @param number of the reminder, from 1, the earliest first */
    record Approaching(@JsonUnwrapped Subject subject, int number, long secondsLeft) {}

    /** @param rung 0 when it was missed, from 1 on the rungs of the escalation */
    record Missed(@JsonUnwrapped Subject subject, int rung, long secondsLate) {}

    /** @param reason null where the milestone was reached */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Changed(@JsonUnwrapped Subject subject, Change change, Instant dueBefore, String reason) {}

    void told(Deadline deadline, Moment moment, Instant now) {
        var subject = subject(deadline);
        if (moment.what() == What.APPROACHING) {
            var left = Duration.between(now, deadline.dueAt()).toSeconds();
            announce(deadline, "deadline-approaching", now, new Approaching(subject, moment.number(), left));
        } else {
            var late = Duration.between(deadline.dueAt(), now).toSeconds();
            announce(deadline, "deadline-missed", now, new Missed(subject, moment.number(), late));
        }
    }

    void changed(Deadline deadline, Change change, Instant dueBefore, String reason, Instant now) {
        if (!dueBefore.equals(deadline.dueAt())) {
            moved.fire(new DeadlineMoved(deadline, dueBefore));
        }
        announce(deadline, "deadline-changed", now, new Changed(subject(deadline), change, dueBefore, reason));
    }

    /** Whoever was told that it approaches or was missed need not wait any more. */
    void ended(Deadline deadline, Change change, String reason, Instant now) {
        if (deadline.isTold()) {
            var data = new Changed(subject(deadline), change, deadline.dueAt(), reason);
            announce(deadline, "deadline-changed", now, data);
        }
    }

    private Subject subject(Deadline deadline) {
        return new Subject(
                deadline.id().toString(),
                deadline.caseId(),
                deadline.caseNumber(),
                deadline.itemId(),
                deadline.milestone(),
                name(deadline),
                deadline.function().orElse(null),
                deadline.procedure().orElse(null),
                deadline.dueAt());
    }

    /** As the procedure names it, or as the service does that asks for it by itself; else its code. */
    private Text name(Deadline deadline) {
        var code = deadline.milestone();
        var key = "milestone." + code;
        return deadline.procedure()
                .flatMap(procedure -> names.find(procedure, code))
                .orElseGet(() -> new Text(
                        texts.find(key, Language.EN).orElse(code),
                        texts.find(key, Language.ZH).orElse(code)));
    }

    private void announce(Deadline deadline, String name, Instant at, Object data) {
        outbox.append(new DomainEvent("qloop." + service + "." + name + ".v1", deadline.caseId(), at, data));
    }
}

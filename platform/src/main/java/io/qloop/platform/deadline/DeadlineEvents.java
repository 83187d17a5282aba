package io.qloop.platform.deadline;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.qloop.platform.deadline.Deadline.Moment;
import io.qloop.platform.deadline.Deadline.What;
import io.qloop.platform.event.DomainEvent;
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
    private final String service;

    DeadlineEvents(
            Outbox outbox,
            Event<DeadlineMoved> moved,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.outbox = outbox;
        this.moved = moved;
        this.service = service;
    }

    /** What somebody did to a deadline. */
    enum Change {
        PAUSED,
        RESUMED,
        EXTENDED,
        RECOMPUTED
    }

    /** @param number of the reminder, from 1, the earliest first */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Approaching(
            String deadlineId,
            String caseId,
            String caseNumber,
            String itemId,
            String milestone,
            String function,
            String procedure,
            Instant dueAt,
            int number,
            long secondsLeft) {}

    /** @param rung 0 when it was missed, from 1 on the rungs of the escalation */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Missed(
            String deadlineId,
            String caseId,
            String caseNumber,
            String itemId,
            String milestone,
            String function,
            String procedure,
            Instant dueAt,
            int rung,
            long secondsLate) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Changed(
            String deadlineId,
            String caseId,
            String caseNumber,
            String itemId,
            String milestone,
            String function,
            String procedure,
            Change change,
            Instant dueBefore,
            Instant dueAt,
            String reason) {}

    void told(Deadline deadline, Moment moment, Instant now) {
        var id = deadline.id().toString();
        var function = deadline.function().orElse(null);
        var procedure = deadline.procedure().orElse(null);
        if (moment.what() == What.APPROACHING) {
            announce(
                    deadline,
                    "deadline-approaching",
                    now,
                    new Approaching(
                            id,
                            deadline.caseId(),
                            deadline.caseNumber(),
                            deadline.itemId(),
                            deadline.milestone(),
                            function,
                            procedure,
                            deadline.dueAt(),
                            moment.number(),
                            Duration.between(now, deadline.dueAt()).toSeconds()));
        } else {
            announce(
                    deadline,
                    "deadline-missed",
                    now,
                    new Missed(
                            id,
                            deadline.caseId(),
                            deadline.caseNumber(),
                            deadline.itemId(),
                            deadline.milestone(),
                            function,
                            procedure,
                            deadline.dueAt(),
                            moment.number(),
                            Duration.between(deadline.dueAt(), now).toSeconds()));
        }
    }

    void changed(Deadline deadline, Change change, Instant dueBefore, String reason, Instant now) {
        if (!dueBefore.equals(deadline.dueAt())) {
            moved.fire(new DeadlineMoved(deadline, dueBefore));
        }
        announce(
                deadline,
                "deadline-changed",
                now,
                new Changed(
                        deadline.id().toString(),
                        deadline.caseId(),
                        deadline.caseNumber(),
                        deadline.itemId(),
                        deadline.milestone(),
                        deadline.function().orElse(null),
                        deadline.procedure().orElse(null),
                        change,
                        dueBefore,
                        deadline.dueAt(),
                        reason));
    }

    private void announce(Deadline deadline, String name, Instant at, Object data) {
        outbox.append(new DomainEvent("qloop." + service + "." + name + ".v1", deadline.caseId(), at, data));
    }
}

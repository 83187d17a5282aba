package io.qloop.notification.escalation;

import io.qloop.notification.loop.Loops;
import io.qloop.notification.message.Messages;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Looks once a second for escalations whose moment has come. Each is a transaction of its own, part of the loop of its
 * message, and taken by one instance only; what fails is tried again by the next look and keeps nobody else waiting.
 */
@ApplicationScoped
class EscalationSweep {

    private static final Logger LOG = Logger.getLogger(EscalationSweep.class);

    private static final int BATCH = 100;
    private static final String ACTOR = "escalation";
    private static final Escalations.Due BEGINNING = new Escalations.Due(new UUID(0, 0), null, Instant.EPOCH);

    private final Escalations escalations;
    private final Climb climb;
    private final Messages messages;
    private final Loops loops;
    private final Clock clock;

    EscalationSweep(Escalations escalations, Climb climb, Messages messages, Loops loops, Clock clock) {
        this.escalations = escalations;
        this.climb = climb;
        this.messages = messages;
        this.loops = loops;
        this.clock = clock;
    }

    @Scheduled(
            identity = "escalations",
            every = "${notification.escalation.every:1s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void sweep() {
        var now = clock.instant();
        for (var last = BEGINNING; last != null; ) {
            var after = last;
            var due = QuarkusTransaction.requiringNew().call(() -> escalations.due(now, after, BATCH));
            due.forEach(each -> look(each, now));
            last = due.size() == BATCH ? due.getLast() : null;
        }
    }

    private void look(Escalations.Due due, Instant now) {
        try {
            var message = QuarkusTransaction.requiringNew().call(() -> messages.findByIdOptional(due.messageId()));
            if (message.isPresent()) {
                loops.within(message.get(), ACTOR, "message escalate", () -> climb.handle(due.id(), now));
            } else {
                climb.handle(due.id(), now);
            }
        } catch (RuntimeException fault) {
            LOG.warnf(
                    "Escalation %s is looked at later: %s",
                    due.id(), fault.getClass().getName());
            LOG.debug("Escalation is looked at later", fault);
        }
    }
}

package io.qloop.platform.deadletter;

import io.qloop.platform.event.EventConsumer;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.problem.Refusal;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** What an administrator does with a dead letter: try again, or discard with a reason. */
@ApplicationScoped
class DecideDeadLetter {

    private static final int AT_ONCE = 10_000;

    private final DeadLetters letters;
    private final EventConsumer consumer;
    private final CurrentUser user;

    DecideDeadLetter(DeadLetters letters, EventConsumer consumer, CurrentUser user) {
        this.letters = letters;
        this.consumer = consumer;
        this.user = user;
    }

    /** How many went through, and how many are still open. */
    public record Redriven(int redriven, int stillFailing) {}

    void redrive(UUID id) {
        try {
            // The effect has its own transaction (with the inbox): if the mark below is lost in a crash, the next
            // redrive has no second effect.
            QuarkusTransaction.requiringNew().run(() -> {
                var letter = letters.lockOpen(id);
                consumer.redrive(letter.raw());
                letters.redriven(id, user.name());
            });
        } catch (Refusal refusal) {
            if (!refusal.code().startsWith("dead-letter-") || refusal.code().equals("dead-letter-still-fails")) {
                var still = asStillFailing(refusal);
                letters.stillFails(
                        id,
                        String.valueOf(still.args().getFirst()),
                        String.valueOf(still.args().getLast()));
                throw still;
            }
            throw refusal;
        }
    }

    Redriven redriveAll() {
        var redriven = 0;
        var failing = 0;
        for (var id : letters.openIds(AT_ONCE)) {
            try {
                redrive(id);
                redriven++;
            } catch (Refusal refused) {
                failing++;
            }
        }
        return new Redriven(redriven, failing);
    }

    void discard(UUID id, String reason) {
        QuarkusTransaction.requiringNew().run(() -> {
            letters.lockOpen(id);
            letters.discarded(id, user.name(), reason);
        });
    }

    private static Refusal asStillFailing(Refusal refusal) {
        return refusal.code().equals("dead-letter-still-fails")
                ? refusal
                : Refusal.conflict(
                        "dead-letter-still-fails",
                        refusal.code(),
                        refusal.field().map(f -> f + " ").orElse("") + refusal.args());
    }
}

package io.qloop.notification.digest;

import io.qloop.notification.message.Ledger;
import io.qloop.notification.message.LedgerStep;
import io.qloop.notification.message.MessageStatus;
import io.qloop.notification.message.Messages;
import io.qloop.notification.rules.DigestRules;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Lets messages go out by themselves that were kept for a digest that does not come. */
@ApplicationScoped
class ReleaseCollected {

    private static final int BATCH = 100;

    private final StoredDigests digests;
    private final DigestRules rules;
    private final Messages messages;
    private final Ledger ledger;

    ReleaseCollected(StoredDigests digests, DigestRules rules, Messages messages, Ledger ledger) {
        this.digests = digests;
        this.rules = rules;
        this.messages = messages;
        this.ledger = ledger;
    }

    /** They are addressed anew, to whoever is in charge by now. */
    void handle(Instant now) {
        while (releasesBatch(now)) {
            // Each batch is a transaction of its own.
        }
    }

    private boolean releasesBatch(Instant now) {
        return QuarkusTransaction.requiringNew().call(() -> {
            var ids = digests.inVain(!rules.hasAny(), BATCH);
            for (var id : ids) {
                messages.lock(id)
                        .filter(message -> message.status() == MessageStatus.COLLECTED)
                        .ifPresent(message -> {
                            message.loseRecipient();
                            ledger.note(
                                    message, LedgerStep.UNADDRESSED, "no digest comes in which it could stand", now);
                        });
            }
            return ids.size() == BATCH;
        });
    }
}

package io.qloop.notification.digest;

import io.qloop.notification.addressing.Collecting;
import io.qloop.notification.addressing.Telling;
import io.qloop.notification.escalation.WaitedFor;
import io.qloop.notification.message.Matter;
import io.qloop.notification.message.MessageKind;
import io.qloop.notification.message.Recipient;
import io.qloop.notification.message.Urgency;
import io.qloop.notification.rules.DigestRules;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Says whether a message waits for its reader's digest. What is urgent, and what has to have an effect, never does; neither
 * does what goes to the address of a department, which gets no digest.
 */
@ApplicationScoped
class CollectForDigest implements Collecting {

    private final AllPreferences preferences;
    private final DigestRules rules;
    private final WaitedFor waitedFor;

    CollectForDigest(AllPreferences preferences, DigestRules rules, WaitedFor waitedFor) {
        this.preferences = preferences;
        this.rules = rules;
        this.waitedFor = waitedFor;
    }

    @Override
    public boolean isCollected(MessageKind kind, Matter matter, Recipient recipient, Telling telling) {
        if (telling == Telling.AT_ONCE
                || matter.urgency() == Urgency.URGENT
                || recipient.whom().isEmpty()
                || !rules.hasAny()
                || waitedFor.ladder(kind, matter.urgency()).isPresent()) {
            return false;
        }
        return telling == Telling.IN_DIGEST
                || preferences.isDigestOnly(recipient.whom().get(), kind);
    }
}

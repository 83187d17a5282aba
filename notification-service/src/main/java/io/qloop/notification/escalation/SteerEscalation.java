package io.qloop.notification.escalation;

import io.qloop.notification.loop.Loops;
import io.qloop.notification.message.Messages;
import io.qloop.platform.audit.SeenVersion;
import io.qloop.platform.identity.CurrentUser;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Stops an escalation, or tells the next one up without waiting, because somebody wants it. */
@ApplicationScoped
class SteerEscalation {

    private final Escalations escalations;
    private final Climb climb;
    private final Messages messages;
    private final Loops loops;
    private final SeenVersion seenVersion;
    private final CurrentUser user;
    private final Clock clock;

    SteerEscalation(
            Escalations escalations,
            Climb climb,
            Messages messages,
            Loops loops,
            SeenVersion seenVersion,
            CurrentUser user,
            Clock clock) {
        this.escalations = escalations;
        this.climb = climb;
        this.messages = messages;
        this.loops = loops;
        this.seenVersion = seenVersion;
        this.user = user;
        this.clock = clock;
    }

    @Transactional
    Escalation stop(UUID id, String ifMatch, String reason) {
        var escalation = escalations.lock(id);
        escalation.requireRunning();
        seenVersion.require(ifMatch, escalation, escalation.version());
        escalation.end(EscalationStatus.STOPPED, user.name(), reason, clock.instant());
        escalations.flush();
        return escalation;
    }

    @Transactional
    Escalation climb(UUID id, String ifMatch, String reason) {
        var escalation = escalations.lock(id);
        escalation.requireRunning();
        seenVersion.require(ifMatch, escalation, escalation.version());
        var words = "asked for by " + user.name() + ": " + reason;
        loops.following(
                messages.get(escalation.messageId()),
                () -> climb.up(escalation, Cause.BY_HAND, words, clock.instant()));
        escalations.flush();
        return escalation;
    }
}

package io.qloop.notification.escalation;

import io.qloop.notification.escalation.EscalationStep.Happened;
import io.qloop.notification.message.Ledger;
import io.qloop.notification.message.LedgerStep;
import io.qloop.notification.message.Message;
import io.qloop.notification.message.MessageStatus;
import io.qloop.notification.message.MessageWritten;
import io.qloop.notification.message.Trouble;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.json.EnumNames;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Begins to wait for the effect of a message when it is written, as part of that transaction; stops when it is
 * acknowledged, and lets the next one up be told at once when the effect cannot come any more.
 */
@ApplicationScoped
class WatchMessages {

    private static final Map<LedgerStep, Cause> HOPELESS = Map.of(
            LedgerStep.BOUNCED, Cause.BOUNCED,
            LedgerStep.FAILED, Cause.FAILED,
            LedgerStep.UNADDRESSED, Cause.UNADDRESSED);

    private final Escalations escalations;
    private final LadderVersions ladders;
    private final Waits waits;
    private final LadderSettings settings;
    private final CurrentUser user;

    WatchMessages(
            Escalations escalations, LadderVersions ladders, Waits waits, LadderSettings settings, CurrentUser user) {
        this.escalations = escalations;
        this.ladders = ladders;
        this.waits = waits;
        this.settings = settings;
        this.user = user;
    }

    void onWritten(@Observes MessageWritten written) {
        var message = written.message();
        var current = ladders.current();
        current.ladders().stream()
                .filter(ladder ->
                        ladder.isFor(message.occasion().kind(), message.matter().urgency()))
                .findFirst()
                .ifPresent(ladder -> start(message, ladder, current.number()));
    }

    private void start(Message message, Ladder ladder, int version) {
        var at = message.createdAt();
        var escalation = new Escalation(
                Ids.next(),
                new Escalation.About(
                        message.id(),
                        message.occasion().caseId(),
                        message.occasion().partId(),
                        message.matter().number()),
                new Escalation.By(ladder.code(), version),
                waits.on(ladder.rungs().getFirst(), message, at),
                at);
        escalations.begin(
                escalation, new Happened(RungTarget.OWNER, null, StepOutcome.TOLD, message.id(), "written to"), at);
        if (message.status() == MessageStatus.UNADDRESSED) {
            escalation.hurry(Cause.UNADDRESSED, at.plus(settings.unaddressedFor()));
        }
    }

    void onNoted(@Observes Ledger.Noted noted) {
        if (noted.step() == LedgerStep.ACKNOWLEDGED) {
            escalations
                    .lockRunningBy(noted.message().id())
                    .ifPresent(it -> it.end(EscalationStatus.ACKNOWLEDGED, user.name(), null, noted.at()));
        } else if (noted.message().trouble().equals(Optional.of(Trouble.OVERTAKEN))) {
            escalations
                    .lockRunningBy(noted.message().id())
                    .ifPresent(it ->
                            it.end(EscalationStatus.OVER, user.name(), EnumNames.of(Trouble.OVERTAKEN), noted.at()));
        } else if (HOPELESS.containsKey(noted.step())) {
            hurry(noted.message(), HOPELESS.get(noted.step()), noted.at());
        } else if (noted.step() == LedgerStep.ADDRESSED) {
            ofLast(noted.message())
                    .filter(escalation -> escalation.cause().equals(Optional.of(Cause.UNADDRESSED)))
                    .ifPresent(escalation -> escalation.calm(
                            waits.on(ladders.rung(escalation), noted.message(), noted.at()), noted.at()));
        }
    }

    private void hurry(Message message, Cause cause, Instant at) {
        var from = cause == Cause.UNADDRESSED ? at.plus(settings.unaddressedFor()) : at;
        ofLast(message).ifPresent(escalation -> escalation.hurry(cause, from));
    }

    /** Of those who were told only the last one counts. */
    private Optional<Escalation> ofLast(Message message) {
        return escalations
                .lockRunningBy(message.id())
                .filter(escalation -> escalation.toldMessageId().equals(message.id()));
    }
}

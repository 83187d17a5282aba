package io.qloop.notification.escalation;

import io.qloop.notification.addressing.Addressing;
import io.qloop.notification.addressing.WriteMessages;
import io.qloop.notification.escalation.EscalationEvent.MessageEscalated;
import io.qloop.notification.escalation.EscalationStep.Happened;
import io.qloop.notification.message.Audience;
import io.qloop.notification.message.Matter;
import io.qloop.notification.message.Message;
import io.qloop.notification.message.MessageKind;
import io.qloop.notification.message.MessageStatus;
import io.qloop.notification.message.Messages;
import io.qloop.notification.message.Occasion;
import io.qloop.notification.message.Recipient;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Looks whether the effect of a message has come, and tells the next one up where it has not. Nobody is told twice by
 * climbing: a rung whose person was told before is noted and left out, and so is one where nobody is. Each rung is an event,
 * which is the cause of the mail that it leads to.
 */
@ApplicationScoped
class Climb {

    private static final String SOURCE = "/qloop/notification";
    private static final String SURVEY_OF_CUSTOMER = "/survey/";
    private static final Set<MessageStatus> WITH_A_SERVER =
            Set.of(MessageStatus.HANDED_OVER, MessageStatus.DELIVERED, MessageStatus.ACKNOWLEDGED);

    private final Escalations escalations;
    private final LadderVersions ladders;
    private final Waits waits;
    private final NextUp nextUp;
    private final Addressing addressing;
    private final WriteMessages writeMessages;
    private final Messages messages;
    private final Outbox outbox;
    private final CurrentUser user;

    Climb(
            Escalations escalations,
            LadderVersions ladders,
            Waits waits,
            NextUp nextUp,
            Addressing addressing,
            WriteMessages writeMessages,
            Messages messages,
            Outbox outbox,
            CurrentUser user) {
        this.escalations = escalations;
        this.ladders = ladders;
        this.waits = waits;
        this.nextUp = nextUp;
        this.addressing = addressing;
        this.writeMessages = writeMessages;
        this.messages = messages;
        this.outbox = outbox;
        this.user = user;
    }

    /** Does what is due; nothing where another instance was first. */
    @Transactional
    void handle(UUID id, Instant now) {
        escalations.lockDue(id, now).ifPresent(escalation -> look(escalation, now));
    }

    private void look(Escalation escalation, Instant now) {
        var told = messages.findByIdOptional(escalation.toldMessageId());
        var first = messages.findByIdOptional(escalation.messageId());
        if (told.isEmpty() || first.isEmpty()) {
            // Whoever it was for has another message about the same event, which is waited for by itself.
            escalation.end(EscalationStatus.OVER, user.name(), "message-withdrawn", now);
            return;
        }
        if (escalation.cause().isPresent()) {
            up(escalation, escalation.cause().get(), "", now);
            return;
        }
        var rung = ladders.rung(escalation);
        var begins = told.get().quietUntil().filter(escalation.rungSince()::isBefore);
        if (begins.isPresent()) {
            var wait = waits.on(rung, escalation.awaits(), first.get(), begins.get());
            if (wait.dueAt().isAfter(now)) {
                escalation.await(wait);
                return;
            }
        }
        if (escalation.awaits() == Awaits.ACKNOWLEDGED) {
            up(escalation, Cause.NOT_ACKNOWLEDGED, "", now);
        } else if (!WITH_A_SERVER.contains(told.get().status())) {
            up(escalation, Cause.NOT_DELIVERED, "", now);
        } else if (rung.acknowledgedWithin().isEmpty()) {
            escalation.end(EscalationStatus.DELIVERED, user.name(), null, now);
        } else {
            escalation.await(waits.on(rung, Awaits.ACKNOWLEDGED, first.get(), begins.orElse(escalation.rungSince())));
        }
    }

    /**
     * Tells the next one up.
     *
     * @param words why, in the words of whoever wants it; empty where nobody does
     */
    @Transactional(TxType.MANDATORY)
    void up(Escalation escalation, Cause cause, String words, Instant now) {
        escalation.requireRunning();
        var step = new Step(escalation, messages.get(escalation.messageId()), cause, words, now);
        var rungs = ladders.ladder(escalation).rungs();
        var toldBefore = toldBefore(escalation);
        for (var number = escalation.rung() + 1; number < rungs.size(); number++) {
            var target = rungs.get(number).to();
            var audience = nextUp.on(target, levels(rungs, number), step.first);
            if (audience.isEmpty()) {
                note(step, number, target, StepOutcome.NOBODY, "no such department in the directory");
                continue;
            }
            var found = addressing.find(audience.get());
            if (found.recipient().isEmpty()) {
                note(step, number, target, StepOutcome.NOBODY, found.way());
            } else if (toldBefore.contains(address(found.recipient().get()))) {
                note(step, number, target, StepOutcome.TOLD_BEFORE, found.way());
            } else {
                var message = tell(step, number, target, audience.get(), found);
                escalation.tell(number, message.id(), waits.on(rungs.get(number), step.first, now), now);
                return;
            }
        }
        askAgain(step, ladders.ladder(escalation));
    }

    /** Which of the superior departments this rung means: the first of these rungs the nearest one. */
    private static int levels(List<Rung> rungs, int number) {
        return Math.toIntExact(rungs.subList(0, number + 1).stream()
                .filter(rung -> rung.to() == RungTarget.SUPERIOR)
                .count());
    }

    private void askAgain(Step step, Ladder ladder) {
        var escalation = step.escalation;
        var rung = ladders.rung(escalation);
        var last = messages.findByIdOptional(escalation.toldMessageId());
        var found = last.map(Message::audience).map(addressing::find);
        if (step.cause.isCuredByAsking()
                && escalation.repeated() < ladder.repeatLast()
                && found.flatMap(Addressing.Found::recipient).isPresent()) {
            var message = tell(step, escalation.rung(), rung.to(), last.get().audience(), found.get());
            escalation.repeat(message.id(), waits.on(rung, step.first, step.now), step.now);
            return;
        }
        note(step, escalation.rung(), rung.to(), StepOutcome.UNANSWERED, "no rung is left");
        escalation.end(EscalationStatus.UNANSWERED, user.name(), null, step.now);
    }

    private Set<String> toldBefore(Escalation escalation) {
        return escalations.steps(escalation.id()).stream()
                .flatMap(step -> step.messageId().stream())
                .flatMap(id -> messages.findByIdOptional(id).stream())
                .flatMap(message -> message.recipient().stream())
                .map(Climb::address)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static String address(Recipient recipient) {
        return recipient.mail().toLowerCase(Locale.ROOT);
    }

    /** What all rungs of one climb have in common. */
    private record Step(Escalation escalation, Message first, Cause cause, String words, Instant now) {

        String detail(String way) {
            return words.isEmpty() ? way : way + "; " + words;
        }
    }

    private void note(Step step, int number, RungTarget target, StepOutcome outcome, String way) {
        announce(step, number, target, outcome, Optional.empty(), Optional.empty());
        escalations.note(step.escalation, new Happened(target, step.cause, outcome, null, step.detail(way)), step.now);
    }

    private Message tell(Step step, int number, RungTarget target, Audience audience, Addressing.Found found) {
        var event = announce(step, number, target, StepOutcome.TOLD, Optional.of(audience), found.recipient());
        var about = step.first.occasion();
        var occasion = new Occasion(
                event.toString(),
                SOURCE,
                MessageKind.ESCALATED,
                about.caseId(),
                about.partId(),
                about.correlationId(),
                about.traceparent());
        var message = writeMessages
                .handle(new WriteMessages.Command(occasion, List.of(audience), matter(step.first)))
                .getFirst();
        escalations.note(
                step.escalation,
                new Happened(target, step.cause, StepOutcome.TOLD, message.id(), step.detail(found.way())),
                step.now);
        return message;
    }

    private UUID announce(
            Step step,
            int number,
            RungTarget target,
            StepOutcome outcome,
            Optional<Audience> audience,
            Optional<Recipient> recipient) {
        return outbox.append(new MessageEscalated(
                        step.escalation.id(),
                        step.first.id(),
                        step.first.occasion().kind(),
                        step.first.occasion().caseId(),
                        step.escalation.ladder(),
                        number,
                        target,
                        step.cause,
                        outcome,
                        audience.map(Climb::function).orElse(null),
                        recipient.map(Recipient::addressedBy).orElse(null),
                        step.now)
                .announced());
    }

    private static String function(Audience audience) {
        return switch (audience) {
            case Audience.FunctionHead head -> head.function();
            case Audience.Department department -> department.function();
            case Audience.LeaderInCharge leader -> leader.function();
            case Audience.Colleague _, Audience.Customer _ -> null;
        };
    }

    /** What the first message is about; but the key of a customer's survey is for the customer alone. */
    private static Matter matter(Message first) {
        var matter = first.matter();
        return matter.path().startsWith(SURVEY_OF_CUSTOMER)
                ? matter.at("/surveys/" + first.occasion().caseId())
                : matter;
    }
}

package io.qloop.notification.delivery;

import io.qloop.notification.addressing.AddressAgain;
import io.qloop.notification.message.Ledger;
import io.qloop.notification.message.LedgerStep;
import io.qloop.notification.message.Message;
import io.qloop.notification.message.MessageStatus;
import io.qloop.notification.message.Messages;
import io.qloop.notification.message.MessagesQueued;
import io.qloop.notification.message.Trouble;
import io.qloop.notification.quiet.QuietRules;
import io.qloop.platform.json.EnumNames;
import io.qloop.platform.outbox.Outbox;
import io.qloop.platform.transaction.BackOff;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/**
 * Begins and ends attempts, each in a transaction of its own. What is recorded here decides alone; a sender that comes
 * back after its lease finds another version and records nothing.
 */
@ApplicationScoped
class Attempts {

    private static final Logger LOG = Logger.getLogger(Attempts.class);

    private final Messages messages;
    private final AddressAgain addressAgain;
    private final QuietRules quietRules;
    private final Ledger ledger;
    private final Outbox outbox;
    private final Event<MessagesQueued> queued;
    private final DeliverySettings settings;
    private final Clock clock;

    Attempts(
            Messages messages,
            AddressAgain addressAgain,
            QuietRules quietRules,
            Ledger ledger,
            Outbox outbox,
            Event<MessagesQueued> queued,
            DeliverySettings settings,
            Clock clock) {
        this.messages = messages;
        this.addressAgain = addressAgain;
        this.quietRules = quietRules;
        this.ledger = ledger;
        this.outbox = outbox;
        this.queued = queued;
        this.settings = settings;
        this.clock = clock;
    }

    /** Begins the attempt that is due for the longest time, if any. */
    @Transactional
    Optional<Attempt> begin() {
        // Taken first: the lease in the database outlives this deadline, whatever the transaction takes.
        var deadline = System.nanoTime() + settings.conversation().toNanos();
        var now = clock.instant();
        for (var due = messages.lockNextDue(now); due.isPresent(); due = messages.lockNextDue(now)) {
            var message = due.get();
            var canGo = addressAgain.handle(message, now) && !waitsForQuietHours(message, now);
            if (canGo) {
                message.startAttempt(now, now.plus(settings.lease()));
            }
            messages.flush();
            if (canGo) {
                return Optional.of(new Attempt(message, message.version(), deadline));
            }
        }
        return Optional.empty();
    }

    private boolean waitsForQuietHours(Message message, Instant now) {
        var end = quietRules.endFor(message, now);
        end.ifPresent(until -> {
            message.waitForQuietHours(until);
            ledger.noteAgain(message, LedgerStep.QUIET, "waits for the end of quiet hours, " + until, now);
        });
        return end.isPresent();
    }

    /** Takes an attempt whose lease has run out, to look into what became of it. */
    @Transactional
    Optional<Attempt> takeInDoubt() {
        var now = clock.instant();
        return messages.lockNextInDoubt(now).map(message -> {
            ledger.noteAgain(
                    message,
                    LedgerStep.IN_DOUBT,
                    "attempt of "
                            + message.sendingSince().map(Instant::toString).orElse("?") + " has no recorded end",
                    now);
            message.lookInto(now.plus(settings.lease()));
            messages.flush();
            return new Attempt(message, message.version(), System.nanoTime());
        });
    }

    /** Records how the attempt ended. */
    @Transactional
    void end(Attempt attempt, Outcome outcome) {
        ours(attempt).ifPresent(message -> {
            var now = clock.instant();
            switch (outcome) {
                case Outcome.Accepted() -> {
                    handOver(message, LedgerStep.HANDED_OVER, "the mail server took it", now);
                }
                case Outcome.Refused(Trouble trouble, String detail) -> fail(message, trouble, detail, now);
                case Outcome.Postponed(Trouble trouble, String detail) ->
                    tryAgain(message, trouble, detail, now.plus(pause(trouble, message.attempts())), now);
                case Outcome.ServerAway(Trouble trouble, String detail) ->
                    tryAgain(message, trouble, detail, now.plus(settings.serverAwayPause()), now);
                case Outcome.InDoubt(String detail) ->
                    // Stays as it is until the lease runs out: the mail server may still be busy with it.
                    ledger.note(message, LedgerStep.IN_DOUBT, detail, now);
            }
        });
    }

    /** The archive holds the mail. */
    @Transactional
    void proved(Attempt attempt) {
        ours(attempt)
                .ifPresent(message -> handOver(
                        message, LedgerStep.FOUND_IN_ARCHIVE, "Message-ID " + attempt.mailId(), clock.instant()));
    }

    /** The mail did not go out, or nobody can know and it is to go out again. */
    @Transactional
    void notSent(Attempt attempt, String detail) {
        ours(attempt).ifPresent(message -> {
            var now = clock.instant();
            ledger.note(message, LedgerStep.NOT_IN_ARCHIVE, detail, now);
            if (isGivenUp(message, now)) {
                fail(message, Trouble.NO_ANSWER, "given up", now);
            } else {
                message.postpone(Trouble.NO_ANSWER, now);
                queued.fire(new MessagesQueued());
            }
        });
    }

    /** Nobody can know whether the mail went out, and it must not go out twice. */
    @Transactional
    void unknowable(Attempt attempt) {
        ours(attempt).ifPresent(message -> fail(message, Trouble.NO_ANSWER, "no archive to ask", clock.instant()));
    }

    /** The archive cannot be asked now: nothing is decided, it is asked again. */
    @Transactional
    void archiveAway(Attempt attempt, String detail) {
        ours(attempt).ifPresent(message -> {
            var now = clock.instant();
            ledger.noteAgain(message, LedgerStep.ARCHIVE_AWAY, detail, now);
            message.lookInto(now.plus(settings.serverAwayPause()));
        });
    }

    private Optional<Message> ours(Attempt attempt) {
        var message = messages.findById(attempt.id(), LockModeType.PESSIMISTIC_WRITE);
        if (message == null || message.status() != MessageStatus.SENDING || message.version() != attempt.version()) {
            LOG.warnf("The lease of message %s ran out before its attempt ended", attempt.id());
            return Optional.empty();
        }
        return Optional.of(message);
    }

    private void handOver(Message message, LedgerStep step, String detail, Instant now) {
        outbox.append(message.handOver(now).announced());
        ledger.note(message, step, detail, now);
    }

    private void fail(Message message, Trouble trouble, String detail, Instant now) {
        outbox.append(message.fail(trouble, now).announced());
        ledger.note(message, LedgerStep.FAILED, EnumNames.of(trouble) + ": " + detail, now);
        LOG.warnf("Message %s failed: %s", message.id(), EnumNames.of(trouble));
    }

    private void tryAgain(Message message, Trouble trouble, String detail, Instant next, Instant now) {
        if (isGivenUp(message, now)) {
            fail(message, trouble, "given up; " + detail, now);
        } else {
            message.postpone(trouble, next);
            ledger.noteAgain(message, LedgerStep.POSTPONED, EnumNames.of(trouble) + ": " + detail, now);
        }
    }

    private boolean isGivenUp(Message message, Instant now) {
        return message.quietUntil()
                .or(message::queuedAt)
                .filter(since -> !now.isBefore(since.plus(settings.giveUpAfter())))
                .isPresent();
    }

    private Duration pause(Trouble trouble, int attempts) {
        var longest = trouble == Trouble.ASKED_TO_WAIT
                ? settings.askedToWaitPause()
                : BackOff.pause(attempts, settings.firstPause(), settings.longestPause());
        return BackOff.jittered(longest, ThreadLocalRandom.current().nextDouble());
    }
}

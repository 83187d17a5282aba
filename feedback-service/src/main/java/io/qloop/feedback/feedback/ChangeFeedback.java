package io.qloop.feedback.feedback;

import io.qloop.platform.audit.Audit;
import io.qloop.platform.audit.SeenVersion;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.UUID;
import java.util.function.BiFunction;

/** What every change of a feedback has in common: who has seen which version, why, and what is announced. */
@ApplicationScoped
class ChangeFeedback {
    private final Feedbacks feedbacks;
    private final Outbox outbox;
    private final Event<FeedbackMoved> moved;
    private final Audit audit;
    private final SeenVersion seenVersion;
    private final CurrentUser user;
    private final Clock clock;

    ChangeFeedback(
            Feedbacks feedbacks,
            Outbox outbox,
            Event<FeedbackMoved> moved,
            Audit audit,
            SeenVersion seenVersion,
            CurrentUser user,
            Clock clock) {
        this.feedbacks = feedbacks;
        this.outbox = outbox;
        this.moved = moved;
        this.audit = audit;
        this.seenVersion = seenVersion;
        this.user = user;
        this.clock = clock;
    }

    /** Which feedback is changed, the version that was seen of it, and why. */
    record Wanted(UUID feedback, String ifMatch, String reason) {}

    /** @param verb what is done, with all that has to hold for it; gives what it caused */
    @Transactional(TxType.MANDATORY)
    Feedback announced(Wanted wanted, BiFunction<Feedback, Deed, FeedbackEvent> verb) {
        return quietly(
                wanted,
                (feedback, deed) -> outbox.append(verb.apply(feedback, deed).announced()));
    }

    /** The same for what nobody outside has to hear of. */
    @Transactional(TxType.MANDATORY)
    Feedback quietly(Wanted wanted, Verb verb) {
        var feedback = feedbacks.get(wanted.feedback());
        var seen = feedback.version();
        var before = feedback.status();
        audit.because(wanted.reason());
        verb.apply(feedback, new Deed(wanted.reason(), user.name(), clock.instant()));
        seenVersion.require(wanted.ifMatch(), feedback, seen);
        // The answer carries the version after the change, so the change has to reach the database before.
        feedbacks.flush();
        if (feedback.status() != before) {
            moved.fire(new FeedbackMoved(feedback.id(), feedback.status()));
        }
        return feedback;
    }

    @FunctionalInterface
    interface Verb {
        void apply(Feedback feedback, Deed deed);
    }
}

package io.qloop.notification.delivery;

import io.qloop.notification.loop.Loops;
import io.qloop.notification.message.MessagesQueued;
import io.qloop.notification.message.Overtaken;
import io.qloop.notification.message.Trouble;
import io.qloop.platform.event.EventConsumer;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import org.jboss.logging.Logger;

/** Brings out the mails that are queued, as long as the mail server takes them. */
@ApplicationScoped
class Senders {

    private static final Logger LOG = Logger.getLogger(Senders.class);
    private static final int MANY_EVENTS = 100;

    private final Attempts attempts;
    private final Overtaken overtaken;
    private final Post post;
    private final Loops loops;
    private final DeliverySettings settings;
    private final EventConsumer events;
    private final Workers workers;
    /** Each sender has its own, connected only while there is something to send. */
    private final ThreadLocal<Conversation> conversations;

    private volatile long serverAwayUntil = System.nanoTime();
    private volatile boolean serverAway;

    Senders(
            Attempts attempts,
            Overtaken overtaken,
            Post post,
            Loops loops,
            DeliverySettings settings,
            EventConsumer events) {
        this.attempts = attempts;
        this.overtaken = overtaken;
        this.post = post;
        this.loops = loops;
        this.settings = settings;
        this.events = events;
        this.workers = new Workers("sender", settings.senders(), settings.poll(), this::bringOut);
        this.conversations = ThreadLocal.withInitial(post::talk);
    }

    void onStart(@Observes StartupEvent start) {
        if (settings.conversation().compareTo(settings.lease()) >= 0) {
            throw new IllegalStateException("notification.delivery.conversation must be shorter than …lease");
        }
        workers.start();
    }

    void onStop(@Observes ShutdownEvent stop) throws InterruptedException {
        workers.stop();
    }

    void onQueued(@Observes(during = TransactionPhase.AFTER_SUCCESS) MessagesQueued queued) {
        workers.wake();
    }

    /**
     * Sends until nothing is due or the mail server is away, over one connection. While many events wait all but one sender
     * leave the processor to them: one of them may be urgent.
     */
    private void bringOut(boolean looks) {
        try (var conversation = conversations.get()) {
            while (workers.areRunning()
                    && System.nanoTime() - serverAwayUntil >= 0
                    && (looks || events.waiting() < MANY_EVENTS)) {
                if (!post.pace().takes()) {
                    // Whoever looks for what became due comes back in a moment.
                    return;
                }
                var begun = attempts.begin();
                if (begun.isEmpty()) {
                    post.pace().giveBack();
                    return;
                }
                workers.wake();
                var attempt = begun.get();
                loops.within(attempt.message(), "mail send", () -> {
                    var outcome = outcome(attempt, conversation);
                    noteServer(outcome);
                    attempts.end(attempt, outcome);
                });
            }
        }
    }

    private Outcome outcome(Attempt attempt, Conversation conversation) {
        return overtaken.isOvertaken(attempt.message())
                ? new Outcome.Refused(Trouble.OVERTAKEN, "something newer goes out in its place")
                : post.send(attempt, conversation);
    }

    private void noteServer(Outcome outcome) {
        if (outcome instanceof Outcome.ServerAway) {
            serverAwayUntil = System.nanoTime() + settings.serverAwayPause().toNanos();
            if (!serverAway) {
                serverAway = true;
                LOG.warn("The mail server cannot be reached; messages wait");
            }
        } else if (outcome instanceof Outcome.Accepted && serverAway) {
            serverAway = false;
            LOG.info("The mail server takes mails again");
        }
    }
}

package io.qloop.notification.delivery;

import io.qloop.notification.loop.Loops;
import io.qloop.notification.message.MessagesQueued;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * A few virtual threads that bring out what is queued. Asleep they cost nothing: one of them looks once a second for
 * what became due or was queued elsewhere, the others are woken after a commit that queued something, or by a colleague
 * who found work.
 */
@ApplicationScoped
class Senders {

    private static final Logger LOG = Logger.getLogger(Senders.class);

    private final Attempts attempts;
    private final Post post;
    private final Loops loops;
    private final DeliverySettings settings;
    private final Semaphore work = new Semaphore(0);
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running = true;
    private volatile long serverAwayUntil = System.nanoTime();
    private volatile boolean serverAway;

    Senders(Attempts attempts, Post post, Loops loops, DeliverySettings settings) {
        this.attempts = attempts;
        this.post = post;
        this.loops = loops;
        this.settings = settings;
    }

    void onStart(@Observes StartupEvent start) {
        if (settings.conversation().compareTo(settings.lease()) >= 0) {
            throw new IllegalStateException("notification.delivery.conversation must be shorter than …lease");
        }
        for (var i = 0; i < settings.senders(); i++) {
            var looks = i == 0;
            threads.add(Thread.ofVirtual().name("sender-" + i).start(() -> run(looks)));
        }
    }

    void onStop(@Observes ShutdownEvent stop) throws InterruptedException {
        running = false;
        work.release(settings.senders());
        var until = System.nanoTime() + Duration.ofSeconds(5).toNanos();
        for (var thread : threads) {
            thread.join(Duration.ofNanos(Math.max(1, until - System.nanoTime())));
        }
    }

    void onQueued(@Observes(during = TransactionPhase.AFTER_SUCCESS) MessagesQueued queued) {
        wake();
    }

    private void wake() {
        if (work.availablePermits() < settings.senders()) {
            work.release();
        }
    }

    private void run(boolean looks) {
        while (running) {
            try {
                if (looks) {
                    work.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS);
                } else {
                    work.acquire();
                }
                bringOut();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException | Error fault) {
                // The database is away, or it is a fault of ours: what was begun is looked into when its lease is over.
                LOG.warnf("Sending goes on later: %s", fault.getClass().getName());
                LOG.debug("Sending goes on later", fault);
            }
        }
    }

    /** Sends until nothing is due or the mail server is away, over one connection. */
    private void bringOut() {
        try (var conversation = post.talk()) {
            while (running && System.nanoTime() - serverAwayUntil >= 0) {
                if (!post.pace().takes()) {
                    // Whoever looks for what became due comes back in a moment.
                    return;
                }
                var begun = attempts.begin();
                if (begun.isEmpty()) {
                    post.pace().giveBack();
                    return;
                }
                wake();
                var attempt = begun.get();
                loops.within(attempt.message(), "mail send", () -> {
                    var outcome = post.send(attempt, conversation);
                    noteServer(outcome);
                    attempts.end(attempt, outcome);
                });
            }
        }
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

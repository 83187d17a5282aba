package io.qloop.notification.channel;

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

/** A few virtual threads that call the channels; they sleep as those do that send mails. */
@ApplicationScoped
class DispatchSenders {

    private static final Logger LOG = Logger.getLogger(DispatchSenders.class);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final DispatchAttempts attempts;
    private final Conversation conversation;
    private final ChannelSettings settings;
    private final Semaphore work = new Semaphore(0);
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running = true;

    DispatchSenders(DispatchAttempts attempts, Conversation conversation, ChannelSettings settings) {
        this.attempts = attempts;
        this.conversation = conversation;
        this.settings = settings;
    }

    void onStart(@Observes StartupEvent start) {
        if (settings.timeout().compareTo(settings.lease()) >= 0) {
            throw new IllegalStateException("notification.channel.timeout must be shorter than …lease");
        }
        for (var i = 0; i < settings.senders(); i++) {
            var looks = i == 0;
            threads.add(Thread.ofVirtual().name("channel-sender-" + i).start(() -> run(looks)));
        }
    }

    void onStop(@Observes ShutdownEvent stop) throws InterruptedException {
        running = false;
        work.release(settings.senders());
        var until = System.nanoTime() + GRACE.toNanos();
        for (var thread : threads) {
            thread.join(Duration.ofNanos(Math.max(1, until - System.nanoTime())));
        }
    }

    void onQueued(@Observes(during = TransactionPhase.AFTER_SUCCESS) DispatchesQueued queued) {
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
                    takeUpThoseInDoubt();
                } else {
                    work.acquire();
                }
                callAll();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException | Error fault) {
                // The database is away, or it is a fault of ours: what was begun is made again when its lease is over.
                LOG.warnf(
                        "Telling over channels goes on later: %s",
                        fault.getClass().getName());
                LOG.debug("Telling over channels goes on later", fault);
            }
        }
    }

    private void takeUpThoseInDoubt() {
        var more = true;
        while (running && more) {
            more = attempts.takeUpOneInDoubt();
        }
    }

    private void callAll() throws InterruptedException {
        while (running) {
            var begun = attempts.begin();
            if (begun.isEmpty()) {
                return;
            }
            wake();
            attempts.end(begun.get(), conversation.hold(begun.get()));
        }
    }
}

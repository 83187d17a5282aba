package io.qloop.notification.addressing;

import io.qloop.notification.address.RecipientsChanged;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Watches the messages that nobody could be found for: looks again when directory or contacts change, and now and then
 * by itself for a change that was under way in the same moment, or at another instance.
 */
@ApplicationScoped
class WaitingMessages {

    private static final Logger LOG = Logger.getLogger(WaitingMessages.class);

    private final AddressWaitingMessages address;
    private final Duration poll;
    private final Semaphore wakes = new Semaphore(0);
    private volatile boolean running = true;
    private Thread thread;

    WaitingMessages(
            AddressWaitingMessages address,
            @ConfigProperty(name = "notification.addressing.poll", defaultValue = "15s") Duration poll) {
        this.address = address;
        this.poll = poll;
    }

    void onStart(@Observes StartupEvent start) {
        thread = Thread.ofVirtual().name("waiting-messages").start(this::run);
    }

    void onStop(@Observes ShutdownEvent stop) throws InterruptedException {
        running = false;
        wakes.release();
        thread.join(Duration.ofSeconds(5));
    }

    void onChange(@Observes(during = TransactionPhase.AFTER_SUCCESS) RecipientsChanged change) {
        wakes.release();
    }

    private void run() {
        while (running) {
            try {
                for (var audience : address.waiting()) {
                    while (running && address.handle(audience)) {
                        LOG.debug("One more batch of waiting messages");
                    }
                }
            } catch (RuntimeException fault) {
                LOG.warnf(
                        "Waiting messages are looked at later: %s",
                        fault.getClass().getSimpleName());
            }
            try {
                wakes.tryAcquire(poll.toMillis(), TimeUnit.MILLISECONDS);
                wakes.drainPermits();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}

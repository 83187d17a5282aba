package io.qloop.platform.testing;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Does in tests again and again what the scheduler does once a second at most, so that nobody waits for the second. A
 * service has a bean for it among its tests, which begins with the application and closes this with it.
 */
public final class Often implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Often.class);
    private static final int PAUSE_MILLIS = 50;

    private final ScheduledExecutorService thread = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("often").daemon().factory());

    public Often(Runnable work) {
        thread.scheduleWithFixedDelay(
                () -> {
                    try {
                        work.run();
                    } catch (RuntimeException | Error fault) {
                        // The scheduler goes on, too, also after a test's "death".
                        LOG.debug("Tried again", fault);
                    }
                },
                PAUSE_MILLIS,
                PAUSE_MILLIS,
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        thread.shutdown();
        try {
            thread.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

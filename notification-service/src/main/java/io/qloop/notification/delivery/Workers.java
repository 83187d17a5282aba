package io.qloop.notification.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * A few threads that bring out what is queued. Asleep they cost nothing: one of them looks again and again for what
 * became due or was queued elsewhere, the others are woken after a commit that queued something, or by a colleague who found
 * work.
 */
public final class Workers {

    private static final Logger LOG = Logger.getLogger(Workers.class);
    private static final Duration GRACE = Duration.ofSeconds(5);

    private final String name;
    private final int count;
    private final Duration poll;
    private final Job job;
    private final Semaphore work = new Semaphore(0);
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running = true;

    /** Does all that is to be done now. */
    @FunctionalInterface
    public interface Job {

        /** @param looks true for the one that looks by itself, also where nobody woke it */
        void run(boolean looks) throws InterruptedException;
    }

    /** @param name of what they do, for their threads and the log */
    public Workers(String name, int count, Duration poll, Job job) {
        this.name = name;
        this.count = count;
        this.poll = poll;
        this.job = job;
    }

    public void start() {
        for (var i = 0; i < count; i++) {
            var looks = i == 0;
            threads.add(Thread.ofPlatform().daemon().name(name + "-" + i).start(() -> run(looks)));
        }
    }

    /** Lets them end what they have in hand, for a few seconds. */
    public void stop() throws InterruptedException {
        running = false;
        work.release(count);
        var until = System.nanoTime() + GRACE.toNanos();
        for (var thread : threads) {
            thread.join(Duration.ofNanos(Math.max(1, until - System.nanoTime())));
        }
    }

    /** There is work for one more. */
    public void wake() {
        if (work.availablePermits() < count) {
            work.release();
        }
    }

    /** False once they are to end. */
    public boolean areRunning() {
        return running;
    }

    private void run(boolean looks) {
        while (running) {
            try {
                if (looks) {
                    work.tryAcquire(poll.toMillis(), TimeUnit.MILLISECONDS);
                } else {
                    work.acquire();
                }
                job.run(looks);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException | Error fault) {
                // The database is away, or it is a fault of ours: what was begun is taken up when its lease is over.
                LOG.warnf("%s: work goes on later: %s", name, fault.getClass().getName());
                LOG.debug("Work goes on later", fault);
            }
        }
    }
}

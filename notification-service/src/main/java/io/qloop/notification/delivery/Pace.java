package io.qloop.notification.delivery;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** Lets so many mails a minute through, at most ten seconds' worth of them at once. */
final class Pace {

    private static final int BURST_SECONDS = 10;

    private final long interval;
    private final long burst;
    private final LongSupplier nanos;
    /** When the last mail's time is over, were they sent evenly; never longer ago than a burst takes. */
    private long sentUntil;

    /** @param perMinute without it nobody waits */
    Pace(Optional<Integer> perMinute, LongSupplier nanos) {
        if (perMinute.filter(limit -> limit < 1).isPresent()) {
            throw new IllegalArgumentException("notification.mail.per-minute is at least 1, not " + perMinute.get());
        }
        this.interval =
                perMinute.map(limit -> TimeUnit.MINUTES.toNanos(1) / limit).orElse(0L);
        this.burst = Math.max(interval, TimeUnit.SECONDS.toNanos(BURST_SECONDS));
        this.nanos = nanos;
        this.sentUntil = nanos.getAsLong() - burst;
    }

    /** Takes leave for one mail; false where it has to wait. */
    synchronized boolean takes() {
        var now = nanos.getAsLong();
        if (sentUntil - (now - burst) < 0) {
            sentUntil = now - burst;
        }
        if (interval > 0 && sentUntil + interval - now > 0) {
            return false;
        }
        sentUntil += interval;
        return true;
    }

    /** The leave was not needed. */
    synchronized void giveBack() {
        sentUntil -= interval;
    }
}

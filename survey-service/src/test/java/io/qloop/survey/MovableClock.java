package io.qloop.survey;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

/** In the tests it is Friday, 27 November 2026, 14:10:02 in Shanghai, until a test turns the clock. */
@Singleton
public class MovableClock extends Clock {
    public static final Instant START = Instant.parse("2026-11-27T06:10:02Z");

    private final AtomicReference<Instant> now = new AtomicReference<>(START);

    public void turn(Duration ahead) {
        now.updateAndGet(it -> it.plus(ahead));
    }

    public void reset() {
        now.set(START);
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now.get(), zone);
    }
}

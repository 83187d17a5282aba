package io.qloop.feedback;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** In the tests it is Wednesday, 25 November 2026, ten o'clock in Shanghai. */
@Singleton
public class FixedClock extends Clock {
    public static final Instant NOW = Instant.parse("2026-11-25T02:00:00Z");

    @Override
    public Instant instant() {
        return NOW;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(NOW, zone);
    }
}

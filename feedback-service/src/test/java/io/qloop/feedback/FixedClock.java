package io.qloop.feedback;

import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** In the tests it is Wednesday, 25 November 2026, ten o'clock in Shanghai, unless a test says otherwise. */
@Singleton
public class FixedClock extends Clock {
    public static final Instant NOW = Instant.parse("2026-11-25T02:00:00Z");

    private static volatile Instant now = NOW;

    /** It is this moment, until somebody says otherwise. */
    public static void is(Instant moment) {
        now = moment;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return Clock.fixed(now, zone);
    }
}

package io.qloop.notification.channel;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Which channels must not be called at the moment: those that asked to wait, and those that have got from this instance what
 * they take in a minute.
 */
@ApplicationScoped
class Patience {

    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Map<UUID, Instant> until = new ConcurrentHashMap<>();
    private final Map<UUID, Minute> minutes = new ConcurrentHashMap<>();
    private final Clock clock;

    Patience(Clock clock) {
        this.clock = clock;
    }

    private record Minute(Instant since, int calls) {}

    Set<UUID> waiting() {
        var now = clock.instant();
        until.values().removeIf(end -> !now.isBefore(end));
        return until.keySet().stream().collect(Collectors.toUnmodifiableSet());
    }

    /** The channel is being called; with the last call of its minute it has to wait for the next. */
    void called(UUID channelId, int perMinute) {
        var now = clock.instant();
        var minute = minutes.merge(
                channelId,
                new Minute(now, 1),
                (known, fresh) -> now.isBefore(known.since().plus(MINUTE))
                        ? new Minute(known.since(), known.calls() + 1)
                        : fresh);
        if (minute.calls() >= perMinute) {
            waitUntil(channelId, minute.since().plus(MINUTE));
        }
    }

    void waitUntil(UUID channelId, Instant end) {
        until.merge(channelId, end, (known, other) -> known.isAfter(other) ? known : other);
    }
}

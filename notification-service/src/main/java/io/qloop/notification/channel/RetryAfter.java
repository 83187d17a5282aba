package io.qloop.notification.channel;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header {@code Retry-After}: seconds, or a date (RFC 9110, 10.2.3). */
final class RetryAfter {

    private RetryAfter() {}

    /** How long to wait, never negative and at most so long; empty where the header says nothing that can be read. */
    static Optional<Duration> read(String header, Instant now, Duration most) {
        var text = header.strip();
        try {
            var wait = text.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(text))
                    : Duration.between(
                            now,
                            ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait.compareTo(most) > 0 ? most : wait);
        } catch (DateTimeException notReadable) {
            return Optional.empty();
        }
    }
}

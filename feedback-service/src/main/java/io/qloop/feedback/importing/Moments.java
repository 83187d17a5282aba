package io.qloop.feedback.importing;

import io.qloop.platform.table.Cell;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Understands dates as people write them, year first, with or without a time: in which order day and month come otherwise,
 * nobody can know. What has no offset is of the company's time zone.
 */
final class Moments {

    private static final Pattern SEPARATED =
            Pattern.compile("(\\d{4})\\s*[-/.年]\\s*(\\d{1,2})\\s*[-/.月]\\s*(\\d{1,2})\\s*日?"
                    + "(?:[T\\s]\\s*(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d+)?)?)?");
    private static final Pattern TOGETHER = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})()()()");

    /** Excel shows what is no date as one of 1900; no register is that old. */
    private static final int FIRST_YEAR = 1950;

    private Moments() {}

    /** Empty where it is no date. */
    static Optional<Instant> of(Cell cell, ZoneId zone) {
        return local(cell)
                .map(local -> local.atZone(zone).toInstant())
                .or(() -> withOffset(cell.shown().strip()))
                .filter(moment -> moment.atZone(zone).getYear() >= FIRST_YEAR);
    }

    private static Optional<LocalDateTime> local(Cell cell) {
        if (cell instanceof Cell.Moment moment) {
            return Optional.of(moment.value());
        }
        var text = cell.shown().strip();
        for (var form : new Pattern[] {SEPARATED, TOGETHER}) {
            var parts = form.matcher(text);
            if (parts.matches()) {
                return local(parts);
            }
        }
        return Optional.empty();
    }

    private static Optional<LocalDateTime> local(Matcher parts) {
        try {
            return Optional.of(LocalDateTime.of(
                    number(parts, 1),
                    number(parts, 2),
                    number(parts, 3),
                    number(parts, 4),
                    number(parts, 5),
                    number(parts, 6)));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    private static int number(Matcher parts, int group) {
        var part = parts.group(group);
        return part == null || part.isEmpty() ? 0 : Integer.parseInt(part);
    }

    private static Optional<Instant> withOffset(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}

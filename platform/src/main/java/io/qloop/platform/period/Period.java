package io.qloop.platform.period;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A period of a site: from the midnight with which its first day begins to the midnight with which the next one's begins,
 * in the time zone of the site (IM-008, IM-009). A case belongs to the period in which it was received; as long as it is
 * open, later periods name it as unfinished.
 *
 * @param first the first day of the period
 */
public record Period(Kind kind, LocalDate first, ZoneId zone) {

    private static final Pattern CODE = Pattern.compile("(?<year>[1-9][0-9]{3})(-[0-9HQ][0-9])?");

    /** How long a period is. */
    public enum Kind {
        MONTH(1),
        QUARTER(3),
        HALF_YEAR(6),
        YEAR(12);

        private final int months;

        Kind(int months) {
            this.months = months;
        }
    }

    /** @throws IllegalArgumentException when no period of this kind begins with that day */
    public Period {
        if (first.getDayOfMonth() != 1 || (first.getMonthValue() - 1) % kind.months != 0) {
            throw new IllegalArgumentException("No " + kind + " begins with " + first);
        }
    }

    /**
     * The one that is written so.
     *
     * @param code as {@link #code} writes it; anything else is none
     */
    public static Optional<Period> parse(String code, ZoneId zone) {
        var parts = CODE.matcher(code);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int year = Integer.parseInt(parts.group("year"));
        for (var kind : Kind.values()) {
            for (var period = new Period(kind, LocalDate.of(year, 1, 1), zone);
                    period.first.getYear() == year;
                    period = period.next()) {
                if (period.code().equals(code)) {
                    return Optional.of(period);
                }
            }
        }
        return Optional.empty();
    }

    /** The one that the moment lies in. */
    public static Period of(Kind kind, Instant moment, ZoneId zone) {
        var month = LocalDate.ofInstant(moment, zone).withDayOfMonth(1);
        return new Period(kind, month.minusMonths((month.getMonthValue() - 1) % kind.months), zone);
    }

    public Period next() {
        return new Period(kind, first.plusMonths(kind.months), zone);
    }

    public Period previous() {
        return new Period(kind, first.minusMonths(kind.months), zone);
    }

    public Instant start() {
        return first.atStartOfDay(zone).toInstant();
    }

    /** The first moment that is not in it any more. */
    public Instant end() {
        return next().start();
    }

    public boolean contains(Instant moment) {
        return !moment.isBefore(start()) && moment.isBefore(end());
    }

    /** {@code 2026-11}, {@code 2026-Q4}, {@code 2026-H2}, {@code 2026}. */
    public String code() {
        int part = (first.getMonthValue() - 1) / kind.months + 1;
        return switch (kind) {
            case MONTH -> "%d-%02d".formatted(first.getYear(), part);
            case QUARTER -> first.getYear() + "-Q" + part;
            case HALF_YEAR -> first.getYear() + "-H" + part;
            case YEAR -> String.valueOf(first.getYear());
        };
    }
}

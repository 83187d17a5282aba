package io.qloop.feedback.report;

import io.qloop.platform.period.Period;
import io.qloop.platform.problem.Refusal;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * A month as it was known at a moment (AH-73).
 *
 * @param asOf what was written at this moment or later is not part of it
 */
record Month(Period period, Instant asOf) {

    /**
     * @param code {@code 2026-11}
     * @param asOf where nobody names a moment: the end of the month, as long as it runs the present one
     * @throws Refusal when the month has not begun, or the moment lies before it or in the future
     */
    static Month of(String code, Optional<Instant> asOf, ZoneId zone, Instant now) {
        var period = new Period(Period.Kind.MONTH, month(code).atDay(1), zone);
        if (period.start().isAfter(now)) {
            throw Refusal.unprocessable("summary-month-to-come", "month", code);
        }
        asOf.filter(moment -> moment.isAfter(now)).ifPresent(_ -> {
            throw Refusal.unprocessable("summary-as-of-in-future", "asOf");
        });
        asOf.filter(moment -> !moment.isAfter(period.start())).ifPresent(_ -> {
            throw Refusal.unprocessable("summary-as-of-before-month", "asOf", code);
        });
        return new Month(period, asOf.orElse(period.end().isBefore(now) ? period.end() : now));
    }

    private static YearMonth month(String code) {
        try {
            return YearMonth.parse(code);
        } catch (DateTimeParseException _) {
            throw Refusal.invalid("month-invalid", "month");
        }
    }

    String code() {
        return period.code();
    }
}

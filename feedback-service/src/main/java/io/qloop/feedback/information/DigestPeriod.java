package io.qloop.feedback.information;

import io.qloop.platform.calendar.Length;
import io.qloop.platform.period.Period;
import java.util.Optional;
import java.util.stream.Stream;

/** The periods at whose end records are collected and classified. */
public enum DigestPeriod {
    MONTH(Length.Unit.MONTH_ENDS, Period.Kind.MONTH),
    QUARTER(Length.Unit.QUARTER_ENDS, Period.Kind.QUARTER),
    HALF_YEAR(Length.Unit.HALF_YEAR_ENDS, Period.Kind.HALF_YEAR),
    YEAR(Length.Unit.YEAR_ENDS, Period.Kind.YEAR);

    private final Length.Unit unit;
    private final Period.Kind kind;

    DigestPeriod(Length.Unit unit, Period.Kind kind) {
        this.unit = unit;
        this.kind = kind;
    }

    /** The periods whose end this length reaches to; empty for one that counts days or hours. */
    static Optional<DigestPeriod> of(Length length) {
        return Stream.of(values()).filter(one -> one.unit == length.unit()).findFirst();
    }

    static DigestPeriod of(Period period) {
        return Stream.of(values())
                .filter(one -> one.kind == period.kind())
                .findFirst()
                .orElseThrow();
    }
}

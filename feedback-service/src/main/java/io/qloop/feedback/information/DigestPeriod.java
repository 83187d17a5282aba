package io.qloop.feedback.information;

import com.fasterxml.jackson.core.type.TypeReference;
import io.qloop.platform.calendar.Length;
import io.qloop.platform.json.JsonColumn;
import io.qloop.platform.period.Period;
import io.qloop.platform.procedure.Milestone;
import jakarta.persistence.Converter;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
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

    /** The periods to whose end these milestones reach; none for those that count days or hours. */
    static SortedSet<DigestPeriod> of(Collection<Milestone> milestones) {
        return milestones.stream()
                .flatMap(milestone -> milestone.length().length().stream())
                .flatMap(length -> Stream.of(values()).filter(one -> one.unit == length.unit()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static DigestPeriod of(Period period) {
        return Stream.of(values())
                .filter(one -> one.kind == period.kind())
                .findFirst()
                .orElseThrow();
    }

    @Converter
    static class Column extends JsonColumn<SortedSet<DigestPeriod>> {
        Column() {
            super(new TypeReference<>() {});
        }
    }
}

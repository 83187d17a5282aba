package io.qloop.feedback.warning;

import io.qloop.feedback.warning.DailyCounts.Span;
import io.qloop.platform.procedure.WarningRule;
import java.time.LocalDate;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How much there is that feedbacks can be about. A delivery counts in equal parts for so many days, from its own on: feedbacks on
 * it come later than it does. Days to come count as much as today does.
 *
 * @param by        deliveries or quantity
 * @param delivered by the day
 * @param unit      of the amounts; null where deliveries are counted
 * @param since     the first day from which on all deliveries are known
 * @param lasts     days that a delivery counts
 */
record Exposure(
        WarningRule.Exposure by,
        NavigableMap<LocalDate, Double> delivered,
        String unit,
        LocalDate since,
        int lasts,
        LocalDate today) {

    Exposure(
            WarningRule.Exposure by,
            Map<LocalDate, Double> delivered,
            String unit,
            LocalDate since,
            int lasts,
            LocalDate today) {
        this(by, new TreeMap<>(delivered), unit, since, lasts, today);
    }

    /** The first day whose exposure is known: no delivery that counts on it was before all were known. */
    LocalDate known() {
        return since.plusDays(lasts - 1L);
    }

    double in(Span span) {
        double past = span.first().isAfter(today)
                ? 0
                : soFar(span.first(), span.last().isAfter(today) ? today : span.last());
        var ahead = span.last().toEpochDay()
                - Math.max(today.toEpochDay(), span.first().toEpochDay() - 1);
        return past + (ahead > 0 ? ahead * soFar(today, today) : 0);
    }

    private double soFar(LocalDate first, LocalDate last) {
        double sum = 0;
        for (var entry :
                delivered.subMap(first.minusDays(lasts - 1L), true, last, true).entrySet()) {
            var from = Math.max(entry.getKey().toEpochDay(), first.toEpochDay());
            var to = Math.min(entry.getKey().toEpochDay() + lasts - 1, last.toEpochDay());
            sum += entry.getValue() * (to - from + 1) / lasts;
        }
        return sum;
    }
}

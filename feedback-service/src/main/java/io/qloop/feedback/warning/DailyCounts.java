package io.qloop.feedback.warning;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * How many feedbacks were received on each day.
 *
 * @param since the first day on which counting ran; days from there on that are missing here had none
 */
record DailyCounts(NavigableMap<LocalDate, Integer> days, LocalDate since) {

    DailyCounts(Map<LocalDate, Integer> days, LocalDate since) {
        this(new TreeMap<>(days), since);
    }

    /** Whole days. */
    record Span(LocalDate first, LocalDate last) {

        Span {
            if (last.isBefore(first)) {
                throw new IllegalArgumentException("A span cannot end on " + last + " before it begins on " + first);
            }
        }

        long days() {
            return last.toEpochDay() - first.toEpochDay() + 1;
        }

        private Optional<Span> within(Span other) {
            var from = first.isBefore(other.first) ? other.first : first;
            var to = last.isAfter(other.last) ? other.last : last;
            return to.isBefore(from) ? Optional.empty() : Optional.of(new Span(from, to));
        }
    }

    /** So many feedbacks in so many days, in which there was so much that they can be about. */
    record Amount(long feedbacks, long days, double exposure) {}

    long in(Span span) {
        return days.subMap(span.first(), true, span.last(), true).values().stream()
                .mapToLong(Integer::longValue)
                .sum();
    }

    /**
     * The days of the span that were counted, without those of other spans that do not overlap each other.
     *
     * @param from     the first day that may count
     * @param exposure how much there is in a span that feedbacks can be about
     */
    Amount without(List<Span> left, Span span, LocalDate from, ToDoubleFunction<Span> exposure) {
        var begin = from.isAfter(since) ? from : since;
        var counted = new Span(begin, LocalDate.MAX.minusDays(1)).within(span);
        if (counted.isEmpty()) {
            return new Amount(0, 0, 0);
        }
        var parts = new ArrayList<Span>();
        left.forEach(one -> one.within(counted.get()).ifPresent(parts::add));
        return new Amount(
                in(counted.get()) - parts.stream().mapToLong(this::in).sum(),
                counted.get().days() - parts.stream().mapToLong(Span::days).sum(),
                exposure.applyAsDouble(counted.get())
                        - parts.stream().mapToDouble(exposure).sum());
    }

    /** The shortest span up to a day that holds so many feedbacks. */
    Optional<Span> last(int feedbacks, LocalDate day) {
        var left = feedbacks;
        for (var entry : days.headMap(day, true).descendingMap().entrySet()) {
            left -= entry.getValue();
            if (left <= 0) {
                return Optional.of(new Span(entry.getKey(), day));
            }
        }
        return Optional.empty();
    }
}

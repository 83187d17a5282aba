package io.qloop.platform.calendar;

import java.time.LocalTime;
import java.util.List;

/**
 * The hours of a working day, local time: one span or several, such as 08:30–12:00 and 13:00–17:30.
 *
 * @param spans in their order, apart from each other, none empty; at least one
 */
public record WorkingHours(List<Span> spans) {

    /** From (included) to (excluded) on the same day. */
    public record Span(LocalTime from, LocalTime to) {
        public Span {
            if (!from.isBefore(to)) {
                throw new IllegalArgumentException("Working hours from " + from + " to " + to + " are none");
            }
        }
    }

    public WorkingHours {
        spans = List.copyOf(spans);
        if (spans.isEmpty()) {
            throw new IllegalArgumentException("A working day has working hours");
        }
        for (int i = 1; i < spans.size(); i++) {
            if (spans.get(i).from().isBefore(spans.get(i - 1).to())) {
                throw new IllegalArgumentException("Working hours " + spans.get(i - 1) + " and " + spans.get(i)
                        + " overlap or are not in their order");
            }
        }
    }

    /** One span from {@code 08:30-17:30}, several from {@code 08:30-12:00,13:00-17:30}. */
    public static WorkingHours parse(String text) {
        return new WorkingHours(List.of(text.split(",")).stream()
                .map(span -> span.strip().split("-", 2))
                .map(ends -> {
                    if (ends.length != 2) {
                        throw new IllegalArgumentException(
                                "Working hours read like 08:30-12:00,13:00-17:30, not '" + text + "'");
                    }
                    return new Span(LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip()));
                })
                .toList());
    }

    /** The end of the last span. */
    public LocalTime closeOfBusiness() {
        return spans.getLast().to();
    }
}

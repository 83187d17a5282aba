package io.qloop.platform.calendar;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * A time that does not count, because somebody or something is waited for (AH-22). Working hours and hours stand still
 * from moment to moment; of working days, calendar days and weeks each day after the one on which the pause began does
 * not count, up to and including the one on which it ended; the end of a period does not move.
 *
 * @param reason why, as given or as the code of a reason
 */
public record Pause(Instant from, Instant to, String reason) {

    public Pause {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("A pause from " + from + " cannot end at " + to);
        }
    }

    /** In their order. */
    static List<Pause> sorted(List<Pause> pauses) {
        var sorted = pauses.stream().sorted(Comparator.comparing(Pause::from)).toList();
        for (int i = 1; i < sorted.size(); i++) {
            if (sorted.get(i).from.isBefore(sorted.get(i - 1).to)) {
                throw new IllegalArgumentException("Pauses overlap: " + sorted.get(i - 1) + ", " + sorted.get(i));
            }
        }
        return sorted;
    }
}

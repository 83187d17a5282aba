package io.qloop.survey.survey;

import java.time.Duration;
import java.util.List;

/**
 * When a survey that nobody answers is followed up.
 *
 * @param after     how long after the sending each reminder is due, the first one first; empty: none at all
 * @param leastTime that the customer must have left for an answer; with less it is not asked any more
 */
record FollowUp(List<Duration> after, Duration leastTime) {

    FollowUp {
        after = List.copyOf(after);
        var before = Duration.ZERO;
        for (var each : after) {
            if (each.compareTo(before) <= 0) {
                throw new IllegalArgumentException(
                        "survey.reminders must be longer from one to the next, but " + each + " comes after " + before);
            }
            before = each;
        }
        if (leastTime.isNegative()) {
            throw new IllegalArgumentException("survey.reminder-least-time must not be negative: " + leastTime);
        }
    }

    static FollowUp of(SurveySettings settings) {
        return new FollowUp(settings.reminders().orElse(List.of()), settings.reminderLeastTime());
    }

    int reminders() {
        return after.size();
    }

    /** @param reminder counted from 1 */
    Duration after(int reminder) {
        return after.get(reminder - 1);
    }
}

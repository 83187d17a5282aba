package io.qloop.platform.deadline;

import io.qloop.platform.calendar.CountingRules;
import io.qloop.platform.calendar.Length;
import java.util.List;
import java.util.Optional;

/**
 * How long something may take, who is told when, as a procedure says it.
 *
 * @param reminders   how long before it is due; none is given where they would lie before the start
 * @param escalations how long after it was missed, each rung once
 * @param pauseLimit  after which a pause ends by itself; empty: it must not be paused
 */
public record DeadlinePlan(
        Length length,
        CountingRules rules,
        List<Length> reminders,
        List<Length> escalations,
        Optional<Length> pauseLimit) {

    public DeadlinePlan {
        reminders = List.copyOf(reminders);
        escalations = List.copyOf(escalations);
        if (pauseLimit.isPresent() && !length.unit().isPausable()) {
            throw new IllegalArgumentException("What is due at the end of a period cannot be paused");
        }
    }

    /** Counted as usual, without reminders, escalations and pauses. */
    public static DeadlinePlan of(Length length) {
        return new DeadlinePlan(length, CountingRules.USUAL, List.of(), List.of(), Optional.empty());
    }
}

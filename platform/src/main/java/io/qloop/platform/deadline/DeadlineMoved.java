package io.qloop.platform.deadline;

import java.time.Instant;

/**
 * Fired inside of the transaction that gave a deadline another date, so that a case that shows the date follows.
 *
 * @param dueBefore the date until now
 */
public record DeadlineMoved(Deadline deadline, Instant dueBefore) {}

package io.qloop.platform.procedure.proceeding;

import java.time.Instant;
import java.util.Optional;

/**
 * Fired inside of the transaction in which a case went on, so that the case itself follows.
 *
 * @param dueAt the earliest date of those that run
 */
public record Proceeded(Proceeding proceeding, Optional<Instant> dueAt) {}

package io.qloop.platform.procedure.proceeding;

import java.time.Instant;

/** A stage that a case has entered. */
public record Step(String stage, Instant at, String by) {}

/**
 * Deadlines of cases: started by a use case, computed with the working calendar, frozen with the version that they were
 * computed with, fired from the database through the outbox (docs/deadlines.md).
 */
package io.qloop.platform.deadline;

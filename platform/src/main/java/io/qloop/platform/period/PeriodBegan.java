package io.qloop.platform.period;

/**
 * Fired when a period of the company has begun, and with it {@link Period#previous} has ended: once for each, whatever the
 * number of instances, in order, and after an outage for every one that was missed. Observers are part of the transaction
 * that remembers it: what fails is tried again.
 */
public record PeriodBegan(Period period) {}

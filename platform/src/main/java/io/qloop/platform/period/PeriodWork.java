package io.qloop.platform.period;

/**
 * Work that hangs on the beginning of a period: a bean. It is done once for each period, whatever the number of instances,
 * after an outage for every one that was missed, and each work in a transaction of its own: one that fails undoes no other
 * and is tried again alone. It is done in the order of the periods, except what had to be tried again.
 */
public interface PeriodWork {

    /** Stands in the database until the work is done, so it stays the same when the class is called otherwise. */
    String name();

    /** A period has begun, and with it {@link Period#previous} has ended. Part of the transaction that notes it as done. */
    void periodBegan(Period began);
}

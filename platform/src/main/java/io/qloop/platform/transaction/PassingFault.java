package io.qloop.platform.transaction;

import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.sql.SQLTransientException;
import java.util.Arrays;
import java.util.Set;

/** Tells faults that pass by themselves (database away, deadlock) from those that come back with every try. */
public final class PassingFault {

    /**
     * Classes of SQLSTATE: connection gone, transaction rolled back (serialization, deadlock), insufficient resources,
     * operator intervention (shutdown), system error.
     */
    private static final Set<String> PASSING = Set.of("08", "40", "53", "57", "58");

    /** Read-only transaction (a standby), lock not available. */
    private static final Set<String> PASSING_STATES = Set.of("25006", "55P03");

    private PassingFault() {}

    /** Is trying again later worth it, as nothing is wrong with the request itself? */
    public static boolean is(Throwable fault) {
        for (var cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLTransientException || cause instanceof java.io.IOException) {
                return true;
            }
            if (cause instanceof SQLException sql && passing(sql)) {
                return true;
            }
            for (var other : cause.getSuppressed()) {
                if (is(other)) {
                    return true;
                }
            }
        }
        return false;
    }

    /**
     * Did the request meet another transaction (deadlock, a lock, a row that was changed meanwhile)? The database is
     * there and others get on; this one may, alone and later.
     */
    public static boolean meetsOthers(Throwable fault) {
        for (var cause = fault; cause != null; cause = cause.getCause()) {
            if (cause instanceof OptimisticLockException
                    || cause instanceof SQLException sql && meetsOthers(String.valueOf(sql.getSQLState()))
                    || Arrays.stream(cause.getSuppressed()).anyMatch(PassingFault::meetsOthers)) {
                return true;
            }
        }
        return false;
    }

    private static boolean meetsOthers(String state) {
        return state.startsWith("40") || state.equals("55P03");
    }

    private static boolean passing(SQLException sql) {
        var state = sql.getSQLState();
        if (state == null) {
            // The pool's own: "Acquisition timeout while waiting for new connection".
            return String.valueOf(sql.getMessage()).contains("cquisition");
        }
        return state.length() == 5 && (PASSING.contains(state.substring(0, 2)) || PASSING_STATES.contains(state));
    }
}

package io.qloop.platform.problem;

import jakarta.persistence.PersistenceException;
import java.sql.SQLException;

/**
 * A fault as it may stand in a log: the same stack traces, but what the database said is left out, because it repeats the
 * values of the statement, and those may be a customer's words.
 */
final class Redacted extends RuntimeException {

    private static final int DEEPEST = 20;

    private Redacted(Throwable original, Throwable cause) {
        super(says(original), cause);
        setStackTrace(original.getStackTrace());
    }

    /** The fault itself where the database has no part in it. */
    static Throwable of(Throwable fault) {
        var cause = fault;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++, cause = cause.getCause()) {
            if (cause instanceof SQLException) {
                return redact(fault, 0);
            }
        }
        return fault;
    }

    private static Throwable redact(Throwable fault, int depth) {
        return fault == null || depth == DEEPEST ? null : new Redacted(fault, redact(fault.getCause(), depth + 1));
    }

    private static String says(Throwable original) {
        var name = original.getClass().getName();
        return switch (original) {
            case SQLException sql -> name + " (SQLState " + sql.getSQLState() + ")";
            case PersistenceException _ -> name;
            default -> original.getCause() == null ? original.toString() : name;
        };
    }
}

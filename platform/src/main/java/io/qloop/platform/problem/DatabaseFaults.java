package io.qloop.platform.problem;

import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLRecoverableException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import org.hibernate.StaleStateException;

/** Recognises what the database says behind the wrappers of Hibernate and the transaction manager. */
final class DatabaseFaults {

    private static final int DEEPEST = 20;

    private DatabaseFaults() {}

    /**
     * @param hasIfMatch the caller named the version that it has seen
     * @return empty for what is our own mistake
     */
    static Optional<Fault> of(Throwable fault, boolean hasIfMatch) {
        var cause = fault;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++, cause = cause.getCause()) {
            if (cause instanceof OptimisticLockException || cause instanceof StaleStateException) {
                return Optional.of(hasIfMatch ? Fault.of(412, "version-stale") : Fault.of(409, "changed-meanwhile"));
            }
            if (cause instanceof SQLException sql) {
                var answer = of(sql);
                if (answer.isPresent()) {
                    return answer;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Fault> of(SQLException e) {
        if (e instanceof SQLTransientConnectionException
                || e instanceof SQLNonTransientConnectionException
                || e instanceof SQLRecoverableException) {
            return Optional.of(Fault.unavailable());
        }
        var state = e.getSQLState();
        if (state == null) {
            // The connection pool's own, "Acquisition timeout …" or "Sorry, acquisition timeout!": none came free in
            // time.
            return message(e).contains("cquisition timeout") ? Optional.of(Fault.unavailable()) : Optional.empty();
        }
        return switch (state) {
            case "23505" -> Optional.of(Fault.of(409, "already-exists"));
            case "40001", "40P01", "55P03" -> Optional.of(Fault.of(409, "changed-meanwhile"));
            // A character that PostgreSQL cannot store (NUL), a text too long, a number too large.
            case "22021", "22001", "22003", "22P05" -> Optional.of(Fault.of(400, "value-not-storable"));
            case String s
            when s.startsWith("08") || s.startsWith("57P") || s.startsWith("53") -> Optional.of(Fault.unavailable());
            default -> Optional.empty();
        };
    }

    private static String message(SQLException e) {
        return e.getMessage() == null ? "" : e.getMessage();
    }
}

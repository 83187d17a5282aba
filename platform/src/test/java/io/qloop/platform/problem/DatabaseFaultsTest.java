package io.qloop.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.hibernate.StaleObjectStateException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseFaultsTest {

    @Test
    void tellsTheCallerWhoSawAVersionThatItIsStale() {
        var stale = new RuntimeException(new OptimisticLockException(new StaleObjectStateException("Note", 1)));

        assertThat(DatabaseFaults.of(stale, true))
                .hasValueSatisfying(f -> assertThat(f.code()).isEqualTo("version-stale"));
        assertThat(DatabaseFaults.of(stale, false))
                .hasValueSatisfying(f -> assertThat(f.code()).isEqualTo("changed-meanwhile"));
    }

    @ParameterizedTest
    @CsvSource({
        "23505, 409, already-exists",
        "40001, 409, changed-meanwhile",
        "40P01, 409, changed-meanwhile",
        "22021, 400, value-not-storable",
        "22001, 400, value-not-storable",
        "08006, 503, temporarily-unavailable",
        "57P01, 503, temporarily-unavailable",
        "53300, 503, temporarily-unavailable"
    })
    void recognisesWhatTheDatabaseSays(String sqlState, int status, String code) {
        var fault = DatabaseFaults.of(new PersistenceException(new SQLException("…", sqlState)), false);

        assertThat(fault).hasValueSatisfying(f -> {
            assertThat(f.status()).isEqualTo(status);
            assertThat(f.code()).isEqualTo(code);
        });
    }

    @Test
    void asksForPatienceWhenNoConnectionCameFree() {
        assertThat(DatabaseFaults.of(new SQLException("Acquisition timeout while waiting for new connection"), false))
                .isPresent();
        assertThat(DatabaseFaults.of(new SQLException("Sorry, acquisition timeout!"), false))
                .isPresent();
        assertThat(DatabaseFaults.of(new SQLTransientConnectionException("refused"), false))
                .isPresent();
    }

    @Test
    void leavesOurOwnMistakesToUs() {
        assertThat(DatabaseFaults.of(new SQLException("no such column", "42703"), false))
                .isEmpty();
        assertThat(DatabaseFaults.of(new IllegalStateException("bug"), false)).isEmpty();
    }

    @Test
    void keepsTheValuesOfAStatementOutOfTheLog() {
        var fault = new PersistenceException(
                "could not execute [insert … 'Ms Zhang']",
                new SQLException("Batch entry 0 insert into note values ('Ms Zhang')", "23514"));

        var logged = new StringWriter();
        Redacted.of(fault).printStackTrace(new PrintWriter(logged));

        assertThat(logged.toString())
                .doesNotContain("Zhang")
                .contains("SQLState 23514")
                .contains("DatabaseFaultsTest.java");
    }
}

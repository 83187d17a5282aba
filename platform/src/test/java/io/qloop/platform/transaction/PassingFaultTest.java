package io.qloop.platform.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.OptimisticLockException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PassingFaultTest {

    @ParameterizedTest
    @CsvSource({
        "08006, true, connection lost",
        "40P01, true, deadlock",
        "53300, true, too many connections",
        "57P01, true, server shuts down",
        "25006, true, a standby",
        "23505, false, unique rule",
        "42P01, false, no such table",
        "22001, false, text too long"
    })
    void tellsWhatPassesFromWhatComesBack(String state, boolean passes, String why) {
        var wrapped = new RuntimeException(new IllegalStateException(new SQLException("x", state)));

        assertThat(PassingFault.is(wrapped)).as(why).isEqualTo(passes);
    }

    @ParameterizedTest
    @CsvSource({
        "40P01, true, deadlock",
        "55P03, true, somebody else's lock",
        "08006, false, connection lost",
        "23505, false, unique rule"
    })
    void tellsWhatMeetsOthersFromADatabaseThatIsAway(String state, boolean meets, String why) {
        var wrapped = new RuntimeException(new IllegalStateException(new SQLException("x", state)));

        assertThat(PassingFault.meetsOthers(wrapped)).as(why).isEqualTo(meets);
    }

    @Test
    void seesAnotherTransactionInARowThatChangedMeanwhile() {
        assertThat(PassingFault.meetsOthers(new RuntimeException(new OptimisticLockException())))
                .isTrue();
    }
}

package io.qloop.platform.transaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackOffTest {

    @ParameterizedTest
    @CsvSource({"0,1", "1,1", "2,2", "3,4", "6,32", "7,60", "8,60", "1000000,60"})
    void doublesUpToTheLongestPause(int attempts, long seconds) {
        assertThat(BackOff.pause(attempts, Duration.ofSeconds(1), Duration.ofMinutes(1)))
                .isEqualTo(Duration.ofSeconds(seconds));
    }

    @ParameterizedTest
    @CsvSource({"0,30", "0.5,45", "0.999999,59"})
    void shortensThePauseByChanceAndByNoMoreThanTheHalf(double chance, long seconds) {
        assertThat(BackOff.jittered(Duration.ofMinutes(1), chance).toSeconds()).isEqualTo(seconds);
    }
}

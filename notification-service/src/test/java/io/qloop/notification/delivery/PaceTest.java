package io.qloop.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {

    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);

    private long taken(Pace pace, int attempts) {
        var taken = 0;
        for (var i = 0; i < attempts; i++) {
            taken += pace.takes() ? 1 : 0;
        }
        return taken;
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    @Test
    void keepsNobodyWaitingWithoutALimit() {
        assertThat(taken(new Pace(Optional.empty(), now::get), 100_000)).isEqualTo(100_000);
    }

    @Test
    void letsTenSecondsWorthThroughAtOnceAndThenOneAfterTheOther() {
        var pace = new Pace(Optional.of(60), now::get);

        assertThat(taken(pace, 100)).isEqualTo(10);
        pass(Duration.ofMillis(999));
        assertThat(taken(pace, 100)).isZero();
        pass(Duration.ofMillis(1));
        assertThat(taken(pace, 100)).isEqualTo(1);
    }

    @Test
    void savesNoMoreThanTenSecondsWorthHoweverLongNothingWasSent() {
        var pace = new Pace(Optional.of(60), now::get);

        pass(Duration.ofDays(30));

        assertThat(taken(pace, 1000)).isEqualTo(10);
    }

    @Test
    void letsOneThroughWhereAMinuteTakesFewerThanTenSecondsWorth() {
        var pace = new Pace(Optional.of(1), now::get);

        assertThat(taken(pace, 10)).isEqualTo(1);
        pass(Duration.ofMinutes(1));
        assertThat(taken(pace, 10)).isEqualTo(1);
    }

    @Test
    void countsNothingThatWasGivenBack() {
        var pace = new Pace(Optional.of(60), now::get);
        for (var i = 0; i < 50; i++) {
            assertThat(pace.takes()).isTrue();
            pace.giveBack();
        }

        assertThat(taken(pace, 100)).isEqualTo(10);
    }

    @Test
    void refusesALimitThatLetsNothingThrough() {
        assertThatThrownBy(() -> new Pace(Optional.of(0), now::get)).hasMessageContaining("per-minute");
    }
}

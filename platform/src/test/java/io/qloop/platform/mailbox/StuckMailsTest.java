package io.qloop.platform.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StuckMailsTest {

    private static final Integer PLACE = 7;

    private final StuckMails<Integer> stuck = new StuckMails<>(Duration.ofHours(1), Duration.ofHours(2));

    @Test
    void leavesAMailAloneForAWhile() {
        assertThat(stuck.hasNot(PLACE)).isTrue();

        stuck.remember(PLACE);

        assertThat(stuck.hasNot(PLACE)).isFalse();
        assertThat(stuck.isDue(PLACE)).isFalse();
        assertThat(stuck.hasNot(8)).isTrue();
        stuck.forget(PLACE);
        assertThat(stuck.hasNot(PLACE)).isTrue();
    }

    @Test
    void triesAMailAgainWhenItsPauseIsOver() {
        var impatient = new StuckMails<Integer>(Duration.ZERO, Duration.ZERO);

        impatient.remember(PLACE);

        assertThat(impatient.isDue(PLACE)).isTrue();
        assertThat(impatient.isDue(8)).isFalse();
    }

    @Test
    void forgetsTheEldestBeforeTheMemoryIsFull() {
        for (var uid = 7; uid <= 10_007; uid++) {
            stuck.remember(uid);
        }

        assertThat(stuck.hasNot(PLACE)).isTrue();
        assertThat(stuck.hasNot(8)).isFalse();
    }
}

package io.qloop.platform.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PausesTest {

    private final Pauses pauses = new Pauses(Duration.ofSeconds(5), Duration.ofSeconds(15));

    @Test
    void makesNoneBeforeAnythingFailed() {
        assertThat(pauses.lasts(0)).isFalse();
    }

    @Test
    void doublesThemUpToTheLongest() {
        for (var seconds : new long[] {5, 10, 15, 15}) {
            pauses.failed(0);

            assertThat(pauses.lasts(Duration.ofSeconds(seconds).toNanos() - 1)).isTrue();
            assertThat(pauses.lasts(Duration.ofSeconds(seconds).toNanos())).isFalse();
        }
    }

    @Test
    void beginsAnewAfterASuccess() {
        pauses.failed(0);
        pauses.failed(0);
        pauses.succeeded();
        assertThat(pauses.lasts(0)).isFalse();

        pauses.failed(0);

        assertThat(pauses.lasts(Duration.ofSeconds(5).toNanos())).isFalse();
    }

    @Test
    void lastsAsLongHoweverOftenItFails() {
        for (var i = 0; i < 1000; i++) {
            pauses.failed(0);
        }

        assertThat(pauses.lasts(Duration.ofSeconds(15).toNanos())).isFalse();
    }
}

package io.qloop.local.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AwaitTest {

    @Test
    void asksAgainUntilThereIsAnAnswer() {
        var asked = new AtomicInteger();

        var answer =
                Await.until("three", () -> Optional.of(asked.incrementAndGet()).filter(n -> n == 3));

        assertThat(answer).isEqualTo(3);
    }

    @Test
    void outlastsAFaultThatPasses() {
        var asked = new AtomicInteger();

        var answer = Await.until("an answer", () -> {
            if (asked.incrementAndGet() == 1) {
                throw new IllegalStateException("not yet");
            }
            return Optional.of("here");
        });

        assertThat(answer).isEqualTo("here");
    }

    @Test
    void saysWhatWasNotSeenAndWhy() {
        assertThatThrownBy(() -> Await.until("a mail", Duration.ZERO, () -> {
                    throw new IllegalStateException("no server");
                }))
                .isInstanceOf(Await.NotSeen.class)
                .hasMessageContaining("a mail")
                .hasMessageContaining("no server");
    }
}

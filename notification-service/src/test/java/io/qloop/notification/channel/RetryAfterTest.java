package io.qloop.notification.channel;

import static io.qloop.notification.channel.ChannelFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("AH-15")
class RetryAfterTest {

    private static final Duration MOST = Duration.ofHours(4);

    @Test
    void readsSecondsAndDates() {
        assertThat(RetryAfter.read("120", NOW, MOST)).contains(Duration.ofMinutes(2));
        assertThat(RetryAfter.read("Fri, 20 Nov 2026 08:42:02 GMT", NOW, MOST)).contains(Duration.ofMillis(59_500));
        assertThat(RetryAfter.read("Fri, 20 Nov 2020 08:42:02 GMT", NOW, MOST)).contains(Duration.ZERO);
        assertThat(RetryAfter.read("999999999", NOW, MOST)).contains(MOST);
        assertThat(RetryAfter.read("soon", NOW, MOST)).isEmpty();
        assertThat(RetryAfter.read("-5", NOW, MOST)).isEmpty();
    }
}

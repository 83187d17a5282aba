package io.qloop.platform.problem;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class CallerGoneTest {

    @Test
    void isNoFaultOfOurs() {
        assertThat(Problems.isCallerGone(new IOException(new HttpClosedException("Connection was closed"))))
                .isTrue();
        assertThat(Problems.isCallerGone(new IOException("disk full"))).isFalse();
    }
}

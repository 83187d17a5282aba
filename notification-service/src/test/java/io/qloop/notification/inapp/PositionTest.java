package io.qloop.notification.inapp;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullAndEmptySource;
import org.junit.jupiter.params.provider.ValueSource;

class PositionTest {

    @Test
    void comesBackFromItsText() {
        var position = new Position(Instant.parse("2026-11-22T07:30:00Z"), 4_711_000_000L, 12);

        assertThat(Position.parse(position.text())).contains(position);
    }

    @ParameterizedTest
    @NullAndEmptySource
    @ValueSource(strings = {"1", "1-2", "1-2-3-4", "a-b-c", "1-2--3", "1-2-3 ", "1-99999999999999999999-3"})
    void isNoneOfOursOtherwise(String text) {
        assertThat(Position.parse(text)).isEmpty();
    }
}

package io.qloop.gateway.header;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestIdsTest {
    @ParameterizedTest
    @CsvSource({
        "a, true",
        "A-9_z.., true",
        "'', false",
        "a b, false",
        "a;b, false",
        "é, false",
        "1234567890123456789012345678901234567890123456789012345678901234, true",
        "12345678901234567890123456789012345678901234567890123456789012345, false"
    })
    void knowsASaneId(String id, boolean sane) {
        assertThat(RequestIds.isSane(id)).isEqualTo(sane);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-0",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-011",
                "ff-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01",
                "00-4BF92F3577B34DA6A3CE929D0E0E4736-00f067aa0ba902b7-01",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-0000000000000000-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736_00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e473g-00f067aa0ba902b7-01"
            })
    void knowsABrokenTraceparent(String value) {
        assertThat(RequestIds.isTraceparent(value)).isFalse();
    }
}

package io.qloop.feedback.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.platform.table.Cell;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentsTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @ParameterizedTest
    @ValueSource(
            strings = {"2024-03-05", "2024/3/5", "2024.3.5", "2024年3月5日", "2024 年 3 月 5 日", "20240305", " 2024-3-05 "})
    void understandsDaysWithTheYearFirst(String text) {
        assertThat(Moments.of(new Cell.Text(text), SHANGHAI)).contains(Instant.parse("2024-03-04T16:00:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2024-03-05 14:30",
                "2024/3/5 14:30:00",
                "2024-03-05T14:30",
                "2024-03-05T06:30:00Z",
                "2024年3月5日 14:30"
            })
    void understandsTimes(String text) {
        assertThat(Moments.of(new Cell.Text(text), SHANGHAI)).contains(Instant.parse("2024-03-05T06:30:00Z"));
    }

    @Test
    void understandsTheDatesOfExcel() {
        assertThat(Moments.of(new Cell.Moment(LocalDateTime.of(2024, 3, 5, 14, 30)), SHANGHAI))
                .contains(Instant.parse("2024-03-05T06:30:00Z"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"05/03/2024", "2024-13-01", "2024-02-30", "45356", "yesterday", "1899-12-30", "2024-03-05 25:00"
            })
    void doesNotGuess(String text) {
        assertThat(Moments.of(new Cell.Text(text), SHANGHAI)).isEmpty();
    }
}

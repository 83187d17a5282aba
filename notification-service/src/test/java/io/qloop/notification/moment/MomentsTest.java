package io.qloop.notification.moment;

import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.platform.i18n.Language;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class MomentsTest {

    private static final Instant DUE = Instant.parse("2026-12-01T09:30:00Z");
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Test
    void tellsADeadlineInTheSitesTime() {
        assertThat(Moments.exact(DUE, SHANGHAI, Language.ZH)).isEqualTo("2026年12月1日 星期二 17:30（中国时间）");
        assertThat(Moments.exact(DUE, SHANGHAI, Language.EN)).isEqualTo("Tuesday, 1 December 2026, 17:30 (China Time)");
    }

    @Test
    void tellsTheDayWhereItIsAtTheSite() {
        var lateInTheEvening = Instant.parse("2026-11-30T17:00:00Z");

        assertThat(Moments.day(lateInTheEvening, SHANGHAI, Language.ZH)).isEqualTo("2026年12月1日");
        assertThat(Moments.day(lateInTheEvening, SHANGHAI, Language.EN)).isEqualTo("1 December 2026");
    }
}

package io.qloop.feedback.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qloop.platform.problem.Refusal;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class MonthTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final Instant NOW = Instant.parse("2026-11-25T02:00:00Z");

    private static Month month(String code, String asOf) {
        return Month.of(code, Optional.ofNullable(asOf).map(Instant::parse), SHANGHAI, NOW);
    }

    @Test
    @Tag("IM-008")
    void isKnownAtItsEndUnlessItStillRuns() {
        assertThat(month("2026-10", null).asOf()).isEqualTo("2026-10-31T16:00:00Z");
        assertThat(month("2026-11", null).asOf()).isEqualTo(NOW);
        assertThat(month("2026-10", "2026-11-20T00:00:00Z").asOf()).isEqualTo("2026-11-20T00:00:00Z");
    }

    @Test
    void refusesWhatCannotBeKnown() {
        refused("2026-13", null, "month-invalid");
        refused("November", null, "month-invalid");
        refused("2026-12", null, "summary-month-to-come");
        refused("2026-10", "2026-11-25T02:00:01Z", "summary-as-of-in-future");
        refused("2026-10", "2026-09-30T16:00:00Z", "summary-as-of-before-month");
    }

    private static void refused(String code, String asOf, String problem) {
        assertThatThrownBy(() -> month(code, asOf)).isInstanceOf(Refusal.class).hasMessage(problem);
    }
}

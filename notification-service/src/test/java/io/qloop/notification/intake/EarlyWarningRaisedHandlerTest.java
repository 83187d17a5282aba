package io.qloop.notification.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.procedure.WarningRule.Exposure;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class EarlyWarningRaisedHandlerTest {

    private static final String BY_TIME = "P-200: 7 ≥ 7 (2026-11-30 – 2026-12-06)";

    @Test
    @Tag("AH-72")
    void saysWhatTheFeedbacksWereMeasuredBy() {
        assertThat(about(null, null, null, null)).isEqualTo(BY_TIME);
        assertThat(about(Exposure.TIME, "7", "182", null)).isEqualTo(BY_TIME);
        assertThat(about(Exposure.DELIVERIES, "4.2500", "26", null)).isEqualTo(BY_TIME + ", 发货 deliveries: 4.3 : 26");
        assertThat(about(Exposure.QUANTITY, "120.5", "3120", "轴"))
                .isEqualTo(BY_TIME + ", 发货量 quantity: 120.5 : 3120 轴");
    }

    private static String about(Exposure exposure, String exposed, String usually, String unit) {
        return EarlyWarningRaisedHandler.about(new EarlyWarningRaised(
                UUID.randomUUID(),
                "EW-2026-000001",
                "P-200",
                LocalDate.of(2026, 11, 30),
                LocalDate.of(2026, 12, 6),
                7,
                7,
                exposure,
                exposed == null ? null : new BigDecimal(exposed),
                usually == null ? null : new BigDecimal(usually),
                unit,
                CompanyFunction.SALES,
                null));
    }
}

package io.qloop.returns.inspection;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SamplingPlanTest {

    /** Both ends of every row of the standard's table, and lots that are smaller than their sample. */
    @ParameterizedTest
    @CsvSource({
        "0.5, 0.5",
        "1, 1",
        "2, 2",
        "8, 2",
        "8.001, 3",
        "9, 3",
        "15, 3",
        "16, 5",
        "25, 5",
        "26, 8",
        "50, 8",
        "51, 13",
        "90, 13",
        "91, 20",
        "120, 20",
        "150, 20",
        "151, 32",
        "280, 32",
        "281, 50",
        "500, 50",
        "501, 80",
        "1200, 80",
        "1201, 125",
        "3200, 125",
        "3201, 200",
        "10000, 200",
        "10001, 315",
        "35000, 315",
        "35001, 500",
        "150000, 500",
        "150001, 800",
        "500000, 800",
        "500001, 1250",
        "999999999999, 1250"
    })
    void knowsTheSampleOfEveryLotSize(BigDecimal lotSize, BigDecimal sample) {
        assertThat(SamplingPlan.levelTwo().sampleOf(lotSize)).isEqualByComparingTo(sample);
    }
}

package io.qloop.feedback.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LotCodeTest {

    @ParameterizedTest
    @CsvSource({
        "L20261101-03, L20261101-03, 1",
        "L20261101-03, l20261101-03, 1",
        "L20261101-03, L20261101-04, 0.8333",
        "L20261101-03, L20261101-05, 0.6667",
        "L20261101-03, L20261101-08, 0.1667",
        "L20261101-03, L20261101-09, 0",
        "L20261101-03, L20261102-40, 0.375",
        "L20261101-03, L20261030-03, 0.25",
        "L20261101-03, L20261105-03, 0",
        "L20261101-03, M20261101-03, 0",
        "L20261301-03, L20261302-03, 0",
        "A-1007, A-1009, 0.6667",
        "A-99999999999999999999998, A-99999999999999999999999, 0.8333",
        "blue, blue, 1",
        "blue, red, 0"
    })
    void tellsHowCloseTwoLotsAre(String one, String other, double closeness) {
        assertThat(LotCode.of(one).closeness(LotCode.of(other), 5, 3)).isEqualTo(closeness, within(0.0001));
        assertThat(LotCode.of(other).closeness(LotCode.of(one), 5, 3)).isEqualTo(closeness, within(0.0001));
    }

    @Test
    void namesTheFamiliesOfTheDaysAround() {
        assertThat(LotCode.of("L20261101-03").familiesWithin(1))
                .containsExactly("l20261101-", "l20261031-", "l20261102-");
        assertThat(LotCode.of("A-1007").familiesWithin(3)).containsExactly("a-");
    }
}

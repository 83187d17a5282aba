package io.qloop.feedback.warning;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The figures stand in {@code docs/early-warning.md}; here they are held to what the rules promise. */
@Tag("AH-72")
class RunLengthTest {

    private static final int YEAR = 364;

    /** A rule with one false alarm in a thousand weeks gives one in twenty charts and years. */
    @ParameterizedTest
    @CsvSource({"0.03", "0.2", "1", "5"})
    void givesFewFalseAlarmsWhereNothingHasChanged(double perDay) {
        var weeks = new RunLength(RateRules.week(), perDay, 1).of(400, YEAR, 1);
        var rare = new RunLength(RateRules.rare(), perDay, 1).of(400, YEAR, 2);

        System.out.printf(
                "usual %.2f a day: false alarms in a year: week %.3f, rare %.3f%n",
                perDay, weeks.warned(), rare.warned());
        assertThat(weeks.warned()).isLessThan(0.1);
        assertThat(rare.warned()).isLessThan(0.2);
    }

    @ParameterizedTest
    @CsvSource({"0.2, 5", "1, 3", "5, 2"})
    void warnsSoonWhereMuchHasChanged(double perDay, double factor) {
        var weeks = new RunLength(RateRules.week(), perDay, factor).of(400, YEAR, 3);

        System.out.printf("usual %.2f a day, %.0f times as many: median %.0f days%n", perDay, factor, weeks.median());
        assertThat(weeks.median()).isLessThan(22);
    }

    @ParameterizedTest
    @CsvSource({"0.01, 10", "0.03, 5"})
    void warnsSoonWhereWhatWasRareIsNotRareAnyMore(double perDay, double factor) {
        var rare = new RunLength(RateRules.rare(), perDay, factor).of(400, YEAR, 4);

        System.out.printf("usual %.2f a day, %.0f times as many: median %.0f days%n", perDay, factor, rare.median());
        assertThat(rare.median()).isLessThan(182);
    }
}

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

    /** Three times as much is delivered, and a ton of it is as good as before. */
    @ParameterizedTest
    @CsvSource({"0.2", "1"})
    void takesMoreFeedbacksOnMoreGoodsForUsual(double perDay) {
        var same = new RunLength(RateRules.week(), perDay, 1);

        var byTime = same.withVolume(3, false).of(200, YEAR, 5);
        var byQuantity = same.withVolume(3, true).of(200, YEAR, 6);

        System.out.printf(
                "usual %.2f a day, volume times 3: false alarms in a year: by time %.3f, by quantity %.3f%n",
                perDay, byTime.warned(), byQuantity.warned());
        assertThat(byTime.warned()).isGreaterThan(0.5);
        assertThat(byQuantity.warned()).isLessThan(0.1);
    }

    /** Half as much is delivered, and a ton of it is much worse than before. */
    @ParameterizedTest
    @CsvSource({"0.2, 10", "1, 4"})
    void warnsSoonWhereLessIsDeliveredAndMoreOfItIsBad(double perDay, double factor) {
        var worse = new RunLength(RateRules.week(), perDay, factor);

        var byTime = worse.withVolume(0.5, false).of(200, YEAR, 7);
        var byQuantity = worse.withVolume(0.5, true).of(200, YEAR, 8);

        System.out.printf(
                "usual %.2f a day, volume halved, %.0f times as bad: median by time %.0f, by quantity %.0f days%n",
                perDay, factor, byTime.median(), byQuantity.median());
        assertThat(byQuantity.median()).isLessThan(22).isLessThanOrEqualTo(byTime.median());
    }
}

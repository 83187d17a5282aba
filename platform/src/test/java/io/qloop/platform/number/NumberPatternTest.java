package io.qloop.platform.number;

import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.platform.problem.Refusal;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("X-004")
@Tag("IM-031")
class NumberPatternTest {

    private static final Set<String> ALL = Set.of("yyyy", "site", "department", "class");

    @ParameterizedTest
    @CsvSource({
        "FB-{yyyy}-{000000}, FB-2026-000007",
        "BD-R4-{yyyy}{0000}, BD-R4-20260007",
        "{0000}-{yyyy}, 0007-2026",
        "{site}.{class}_{yyyy}-{00}, SUZHOU.A_2026-07"
    })
    void writesNumbers(String text, String expected) {
        var pattern = new NumberPattern(text, true);
        var values = Map.of("site", "Su-zhou", "class", "a");

        assertThat(pattern.flaws(ALL)).isEmpty();
        var series = pattern.series(placeholder -> NumberPattern.value(values.get(placeholder)));
        assertThat(pattern.number(series, 2026, 7)).isEqualTo(expected);
    }

    @Test
    void growsWhenTheCounterOutgrowsItsWidth() {
        var pattern = new NumberPattern("BD-R4-{yyyy}{0000}", true);

        assertThat(pattern.number(pattern.series(it -> it), 2026, 9_999)).isEqualTo("BD-R4-20269999");
        assertThat(pattern.number(pattern.series(it -> it), 2026, 10_000)).isEqualTo("BD-R4-202610000");
    }

    @ParameterizedTest
    @CsvSource({"suzhou, SUZHOU", "Plant 2 (north), PLANT2NORTH", "苏州, X", "'', X", "ABCDEFGHIJKLMNOP, ABCDEFGHIJKL"})
    void takesOfAValueItsLettersAndDigits(String raw, String expected) {
        assertThat(NumberPattern.value(raw)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "FB-{yyyy}-{000}, true,",
        "FB-{000000}, false,",
        "FB-{000000}, true, number-year-missing",
        "FB-{yyyy}, true, number-one-counter",
        "{000}-{yyyy}-{000}, true, number-one-counter",
        "{yyyy}-{0000000000}, true, number-counter-too-wide",
        "FB{yyyy}-{mm}-{000}, true, number-placeholder-unknown",
        "FB-{yyyy}-X{000}, true, number-counter-border",
        "FB-{yyyy}-1{000}, true, number-counter-border",
        "{yyyy}-{class}{000}, true, number-counter-border",
        "{yyyy}-{000}{class}, true, number-counter-border",
        "FB/{yyyy}-{000}, true, number-character",
        "fb-{yyyy}-{000}, true, number-character",
        "编号-{yyyy}-{000}, true, number-character",
        "FB-{yyyy-{000}, true, number-character",
        "{site}-{class}-{department}-{yyyy}-{000}, true, number-too-long"
    })
    void tellsWhatIsWrong(String text, boolean yearly, String rule) {
        var flaws = new NumberPattern(text, yearly).flaws(ALL);

        if (rule == null) {
            assertThat(flaws).isEmpty();
        } else {
            assertThat(flaws).extracting(Refusal.Detail::rule).contains(rule);
        }
    }

    @Test
    void knowsOnlyThePlaceholdersThatTheFormCanFill() {
        assertThat(new NumberPattern("FB-{class}-{000}", false).flaws(Set.of("yyyy")))
                .extracting(Refusal.Detail::rule)
                .containsExactly("number-placeholder-unknown");
    }

    @ParameterizedTest
    @CsvSource({
        "FB-{yyyy}-{000}, CP-{yyyy}-{000}, false",
        "FB-{yyyy}-{000}, FB-{yyyy}-{000000}, true",
        "FB-{yyyy}-{000}, FB-{000000}, false",
        "FB-{yyyy}{0000}, FB-{0000}, true",
        "FB-{yyyy}{0000}, FB-2026{0000}, true",
        "FB-{class}-{000}, FB-QUALITY-{000}, true",
        "FB-{class}-{000}, FB-TOO-LONG-{000}, false",
        "FB-{class}-{000}, FB-ABCDEFGHIJKLM-{000}, false",
        "A-{000}-{class}, A-{site}-{000}, true",
        "A.{000}, A-{000}, false"
    })
    void seesWhetherTwoPatternsCouldWriteTheSame(String one, String other, boolean same) {
        assertThat(new NumberPattern(one, false).mayWriteTheSameAs(new NumberPattern(other, false)))
                .isEqualTo(same);
        assertThat(new NumberPattern(other, false).mayWriteTheSameAs(new NumberPattern(one, false)))
                .isEqualTo(same);
    }

    @Test
    void countsOnWithAnotherWidthButNotWithAnotherTextOrAnotherBeginning() {
        var pattern = new NumberPattern("FB-{yyyy}-{000}", true);

        assertThat(pattern.countsWith(new NumberPattern("FB-{yyyy}-{000000}", true)))
                .isTrue();
        assertThat(pattern.countsWith(new NumberPattern("FB-{yyyy}.{000}", true)))
                .isFalse();
        assertThat(pattern.countsWith(new NumberPattern("FB-{yyyy}-{000}", false)))
                .isFalse();
    }
}

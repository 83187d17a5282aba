package io.qloop.platform.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "null",
            value = {
                "null | EN",
                "zh | ZH",
                "zh-CN | ZH",
                "zh-Hans-CN,zh;q=0.9 | ZH",
                "en-GB,zh;q=0.9 | EN",
                "zh;q=0.1,en;q=0.9 | EN",
                "fr,zh;q=0.5 | ZH",
                "fr | EN",
                "* | EN",
                "'' | EN",
                "!!;q=x | EN"
            })
    void isWhatTheCallerWantsMost(String header, Language expected) {
        assertThat(Language.accepted(header)).isEqualTo(expected);
    }

    @Test
    void keepsNumbersAndEnumsAsTheyTravel() {
        var text = new Texts().get("problem.limit-invalid.detail", Language.EN, 2026);

        assertThat(text).isEqualTo("'limit' must be a whole number from 1 to 2026.");
    }
}

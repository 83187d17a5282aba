package io.qloop.gateway.i18n;

import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.gateway.problem.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextsTest {
    @ParameterizedTest
    @ValueSource(strings = {"messages/gateway", "messages/pages"})
    void standInBothLanguagesAndDiffer(String name) {
        var texts = Texts.named(name);

        assertThat(texts.keys()).isNotEmpty().allSatisfy(key -> {
            var english = texts.get(key, Language.EN);
            var chinese = texts.get(key, Language.ZH);
            assertThat(english).isNotBlank();
            assertThat(chinese).as(key).matches("(?s).*\\p{IsHan}.*");
            assertThat(english.contains("{0}")).as(key).isEqualTo(chinese.contains("{0}"));
        });
    }

    @ParameterizedTest
    @EnumSource
    void everyRefusalHasItsWords(Problem problem) {
        var texts = Texts.named("messages/gateway");

        assertThat(texts.has("problem." + problem.code() + ".title")).isTrue();
        assertThat(texts.has("problem." + problem.code() + ".detail")).isTrue();
    }

    @Test
    void noRefusalIsMissingForItsWords() {
        var texts = Texts.named("messages/gateway");

        assertThat(texts.keys()).hasSize(2 * Problem.values().length);
    }

    @ParameterizedTest
    @CsvSource({
        ", EN",
        "'', EN",
        "de, EN",
        "zh, ZH",
        "zh-Hans-CN, ZH",
        "'fr, zh;q=0.5, en;q=0.4', ZH",
        "'fr, zh;q=0.3, en;q=0.4', EN",
        "*, EN",
        "';;;', EN"
    })
    void followsWhatTheReaderAccepts(String header, Language language) {
        assertThat(Language.accepted(header)).isEqualTo(language);
    }
}

package io.qloop.survey.survey;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SurveyTokenTest {

    @Test
    void has256BitsThatFitInAUrl() {
        var token = SurveyToken.random();

        assertThat(token.value()).matches("[A-Za-z0-9_-]{43}");
        assertThat(Base64.getUrlDecoder().decode(token.value())).hasSize(32);
    }

    @Test
    void isNeverTheSameTwice() {
        var tokens = Stream.generate(SurveyToken::random).limit(10_000).collect(Collectors.toSet());

        assertThat(tokens).hasSize(10_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "short",
                "q7Jw2Zk9Xc4Lr1Vb8Nm3Tp6Hs5Gd0Fy2q7Jw2Zk9X=4",
                "q7Jw2Zk9Xc4Lr1Vb8Nm3Tp6Hs5Gd0Fy2q7Jw2Zk9Xc44",
                "q7Jw2Zk9Xc4Lr1Vb8Nm3Tp6Hs5Gd0Fy2q7Jw2Zk9X'c",
                "q7Jw2Zk9Xc4Lr1Vb8Nm3Tp6Hs5Gd0Fy2q7Jw2Zk9X分"
            })
    void isNotReadFromWhatCannotBeOne(String text) {
        assertThat(SurveyToken.parse(text)).isEmpty();
    }

    @Test
    void isStoredAsItsSha256() {
        var token = SurveyToken.parse("A".repeat(43)).orElseThrow();

        assertThat(token.hash()).isEqualTo("0f007385b6f9d4b7eeb2748605afe1a984a0a3bfa3f014d09e2a784ce9e5cd1a");
    }

    @Test
    void isNotToldByItsText() {
        var token = SurveyToken.random();

        assertThat(token.toString()).doesNotContain(token.value());
    }
}

package io.qloop.platform.procedure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionNameTest {

    @Test
    void readsWhatItWrites() {
        var version = VersionName.of("feedback-guideline/12");

        assertThat(version).isEqualTo(new VersionName("feedback-guideline", 12));
        assertThat(version).hasToString("feedback-guideline/12");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "feedback-guideline", "feedback-guideline/", "/1", "feedback-guideline/0", "a/one", "a/1/"})
    void refusesWhatNamesNoVersion(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> VersionName.of(text))
                .withMessageContaining("'" + text + "'");
    }
}

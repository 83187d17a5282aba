package io.qloop.feedback.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WantedTest {

    @Test
    void wantsEveryWord() {
        assertThat(Wanted.typed("漆膜划伤 spools")).contains(new Wanted("(('漆膜' & '膜划' & '划伤') & 'spool')"));
    }

    @Test
    void wantsEveryPlaceOfASingleSign() {
        assertThat(Wanted.typed("盘")).contains(new Wanted("'盘':*"));
    }

    @Test
    void takesWhatMayBeACodeForItsBeginningAsWell() {
        assertThat(Wanted.typed("FB-2026"))
                .contains(new Wanted("('n:fb-2026':* | 'p:fb-2026':* | 'l:fb-2026':* | ('fb' & '2026'))"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "。，！", "the", "& | !", "'"})
    void findsNothingToLookForInWhatHasNoWords(String text) {
        assertThat(Wanted.typed(text)).isEmpty();
    }

    @Test
    void quotesWhatHasAMeaningInTheDatabase() {
        assertThat(Wanted.word("it's\\")).isEqualTo(new Wanted("'it''s\\\\'"));
    }
}

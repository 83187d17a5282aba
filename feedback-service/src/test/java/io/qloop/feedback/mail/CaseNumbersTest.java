package io.qloop.feedback.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseNumbersTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Re: [FB-2026-000123] Labels | FB-2026-000123
                    回复：【FB-2026-000123】标签 | FB-2026-000123
                    答复：关于fb-2026-000123的标签 | FB-2026-000123
                    Feedback FB-2026-000123: done? | FB-2026-000123
                    (QA.07_2026-1) | QA.07_2026-1
                    """)
    void findsWhatMayBeANumberHoweverItIsWritten(String subject, String number) {
        assertThat(CaseNumbers.in(subject)).contains(number);
    }

    @Test
    void looksPastTheEndOfASentence() {
        assertThat(CaseNumbers.in("See FB-2026-000123.")).containsExactly("FB-2026-000123.", "FB-2026-000123");
    }

    @Test
    void findsNothingInWordsWithoutDigits() {
        assertThat(CaseNumbers.in("Labels do-not match 标签")).isEmpty();
    }

    @Test
    void doesNotLookForEver() {
        assertThat(CaseNumbers.in("A1-0 ".repeat(10) + "B1-0 C1-0 D1-0 E1-0 ".repeat(1000)))
                .hasSizeLessThanOrEqualTo(20);
        assertThat(CaseNumbers.in("A1".repeat(500))).isEmpty();
    }
}

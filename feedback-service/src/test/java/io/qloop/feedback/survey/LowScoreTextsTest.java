package io.qloop.feedback.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Texts;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LowScoreTextsTest {
    private final LowScoreTexts texts = new LowScoreTexts(new Texts());

    @Test
    void speaksTheCustomersLanguage() {
        var given = given(null);

        assertThat(texts.subject(given, Language.EN))
                .isEqualTo("Customer not satisfied with the handling of complaint CP-2026-000012 (score 2 of 5)");
        assertThat(texts.subject(given, Language.ZH)).isEqualTo("客户对投诉 CP-2026-000012 的处理不满意（2 分，满分 5 分）");
    }

    @Test
    void keepsTheCustomersWordsAsTheyAre() {
        assertThat(texts.content(given("It's late {0}"), Language.EN))
                .isEqualTo("In survey SV-2026-000008 the customer gave the handling of complaint CP-2026-000012"
                        + " a score of 2 of 5.\n\nIt's late {0}");
        assertThat(texts.content(given(null), Language.ZH)).endsWith("2 分（满分 5 分）。");
    }

    private static LowScoreGiven given(String comment) {
        return new LowScoreGiven(
                UUID.randomUUID(),
                "SV-2026-000008",
                "CP-2026-000012",
                "C-1007",
                2,
                comment,
                Instant.parse("2026-11-28T03:20:00Z"));
    }
}

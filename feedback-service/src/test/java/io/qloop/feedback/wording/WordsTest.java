package io.qloop.feedback.wording;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @Test
    void takesChineseApartIntoPairsOfNeighboursAndTheLastSign() {
        assertThat(Words.of("线盘边缘有毛刺，划伤。"))
                .extracting(Words.Word::term)
                .containsExactly("线盘", "盘边", "边缘", "缘有", "有毛", "毛刺", "刺", "划伤", "伤");
    }

    @Test
    void takesEnglishToItsStemsWithoutTheWordsThatSayNothing() {
        assertThat(Words.of("The insulation of Acme's spools was breaking"))
                .extracting(Words.Word::term)
                .containsExactly("insul", "acm", "spool", "break");
    }

    @Test
    void remembersHowAWordWasSaid() {
        assertThat(Words.of("Insulation")).containsExactly(new Words.Word("insul", "insulation", 0));
    }

    @Test
    void takesBothLanguagesFromOneTextAndFullWidthLettersAsLetters() {
        assertThat(Words.of("ＬＥＤ显示屏flickers 0.50mm"))
                .extracting(Words.Word::term)
                .containsExactly("led", "显示", "示屏", "屏", "flicker", "0.50mm");
    }

    @Test
    void looksForPairsOnlyAndForASingleSignByItself() {
        assertThat(Words.wanted("毛刺")).extracting(Words.Word::term).containsExactly("毛刺");
        assertThat(Words.wanted("刺")).extracting(Words.Word::term).containsExactly("刺");
    }

    @ParameterizedTest
    @CsvSource({
        "线盘边缘有飞边,burr",
        "Burrs on the flange,burr",
        "绝缘不良,insulation",
        "wires were crossed over, ",
        "the high-voltage test fails,insulation",
        "cold joints on the board,solder",
        "shorted turns,shortcircuit"
    })
    void knowsTheWordsOfTheTradeInBothLanguages(String text, String defect) {
        if (defect == null) {
            assertThat(Defects.in(text)).isEmpty();
        } else {
            assertThat(Defects.in(text)).contains(defect);
        }
    }
}

package io.qloop.survey.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class SurveyFiguresTest {

    @Test
    void haveTheRateOfThoseThatCameToAnEndAndTheMeanOfTheScores() {
        var figures = Figures.of(9, 1, Map.of(5, 1L, 4, 1L, 1, 1L));

        assertThat(figures.sent()).isEqualTo(9);
        assertThat(figures.answered()).isEqualTo(3);
        assertThat(figures.expired()).isOne();
        assertThat(figures.answerRate()).isEqualByComparingTo("75.0");
        assertThat(figures.mean()).isEqualByComparingTo("3.33");
    }

    @Test
    void haveNoMeanWithoutAnswersAndNoRateBeforeAnythingEnded() {
        assertThat(Figures.of(4, 2, Map.of()).answerRate()).isEqualByComparingTo("0");
        assertThat(Figures.of(4, 2, Map.of()).mean()).isNull();
        assertThat(Figures.of(4, 0, Map.of()).answerRate()).isNull();
    }
}

package io.qloop.survey.survey;

import io.qloop.platform.i18n.Text;
import io.qloop.platform.i18n.Texts;
import java.util.List;
import java.util.stream.IntStream;

/** What the customer is asked, in both languages, from the service's text files. */
public record Questionnaire(Text title, Text question, List<Choice> scale, Text comment, int commentMaxLength) {
    /** One step of the scale. */
    public record Choice(int score, Text label) {}

    static Questionnaire afterComplaint(Texts texts) {
        return new Questionnaire(
                texts.both("questionnaire.title"),
                texts.both("questionnaire.question"),
                IntStream.rangeClosed(Survey.SCORE_MIN, Survey.SCORE_MAX)
                        .mapToObj(it -> new Choice(it, texts.both("questionnaire.scale." + it)))
                        .toList(),
                texts.both("questionnaire.comment"),
                Survey.COMMENT_MAX);
    }
}

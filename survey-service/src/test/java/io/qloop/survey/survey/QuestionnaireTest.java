package io.qloop.survey.survey;

import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.platform.i18n.Text;
import io.qloop.platform.i18n.Texts;
import org.junit.jupiter.api.Test;

class QuestionnaireTest {

    @Test
    void asksInBothLanguages() {
        var questionnaire = Questionnaire.afterComplaint(new Texts());

        assertThat(questionnaire.question())
                .isEqualTo(new Text("How satisfied are you with the handling of your complaint?", "您对本次投诉的处理是否满意？"));
        assertThat(questionnaire.scale())
                .hasSize(5)
                .startsWith(new Questionnaire.Choice(1, new Text("Very dissatisfied", "非常不满意")))
                .endsWith(new Questionnaire.Choice(5, new Text("Very satisfied", "非常满意")));
    }
}

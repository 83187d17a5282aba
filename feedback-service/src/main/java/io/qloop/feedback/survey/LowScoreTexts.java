package io.qloop.feedback.survey;

import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Texts;
import jakarta.enterprise.context.ApplicationScoped;

/** The words in which a low score becomes a feedback, in the customer's language, from the service's text files. */
@ApplicationScoped
class LowScoreTexts {
    private final Texts texts;

    LowScoreTexts(Texts texts) {
        this.texts = texts;
    }

    String subject(LowScoreGiven given, Language language) {
        return text("low-score.subject", language, given);
    }

    String content(LowScoreGiven given, Language language) {
        var content = text("low-score.content", language, given);
        return given.comment() == null ? content : content + "\n\n" + given.comment();
    }

    private String text(String key, Language language, LowScoreGiven given) {
        return texts.get(key, language, given.complaintNumber(), given.score(), given.number());
    }
}

package io.qloop.complaint.wording;

import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Texts;
import jakarta.enterprise.context.ApplicationScoped;

/** Texts for a case that events open: nobody's language is known there, so they stand in both. */
@ApplicationScoped
public class Wording {

    private final Texts texts;

    Wording(Texts texts) {
        this.texts = texts;
    }

    /** The text in Chinese and in English, on one line. */
    public String bilingual(String key, Object... args) {
        return texts.get(key, Language.ZH, args) + " / " + texts.get(key, Language.EN, args);
    }
}

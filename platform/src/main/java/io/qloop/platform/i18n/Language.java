package io.qloop.platform.i18n;

import java.util.List;
import java.util.Locale;
import java.util.Locale.LanguageRange;

/** The languages that every text exists in. */
public enum Language {
    EN(Locale.ENGLISH),
    ZH(Locale.CHINESE);

    private static final List<String> TAGS = List.of("en", "zh");

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    /** The tag for {@code Content-Language} and {@code lang}: {@code en}, {@code zh}. */
    public String tag() {
        return locale.getLanguage();
    }

    /**
     * What the header Accept-Language wants most of what we have; English when it wants neither, or when it cannot be
     * read.
     */
    public static Language accepted(String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.isBlank()) {
            return EN;
        }
        try {
            var tag = Locale.lookupTag(LanguageRange.parse(acceptLanguage), TAGS);
            return "zh".equals(tag) ? ZH : EN;
        } catch (IllegalArgumentException unreadable) {
            return EN;
        }
    }
}

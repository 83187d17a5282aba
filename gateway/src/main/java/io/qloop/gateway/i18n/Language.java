package io.qloop.gateway.i18n;

import java.util.List;
import java.util.Locale;

/** The two languages that QLoop speaks. */
public enum Language {
    EN("en", ""),
    ZH("zh", "_zh");

    private static final List<String> TAGS = List.of("en", "zh");

    private final String tag;
    private final String suffix;

    Language(String tag, String suffix) {
        this.tag = tag;
        this.suffix = suffix;
    }

    /** As in {@code Content-Language} and the {@code lang} attribute. */
    public String tag() {
        return tag;
    }

    /** What the language adds to the name of a resource file. */
    String suffix() {
        return suffix;
    }

    /** The best match of an {@code Accept-Language} header; English when nothing matches or the header is broken. */
    public static Language accepted(String header) {
        if (header == null || header.isBlank()) {
            return EN;
        }
        try {
            var match = Locale.lookupTag(Locale.LanguageRange.parse(header), TAGS);
            return "zh".equals(match) ? ZH : EN;
        } catch (IllegalArgumentException notALanguageList) {
            return EN;
        }
    }

    /** What the reader chose, else what the browser accepts. */
    public static Language chosen(String tag, String acceptLanguage) {
        for (var language : values()) {
            if (language.tag.equals(tag)) {
                return language;
            }
        }
        return accepted(acceptLanguage);
    }
}

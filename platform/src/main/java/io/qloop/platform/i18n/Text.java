package io.qloop.platform.i18n;

/** A text in both languages, where the data themselves are bilingual; {@code {"en":"…","zh":"…"}} in JSON. */
public record Text(String en, String zh) {

    public String in(Language language) {
        return language == Language.ZH ? zh : en;
    }
}

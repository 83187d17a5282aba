package io.qloop.platform.i18n;

/** A text in both languages, where the data themselves are bilingual; {@code {"en":"…","zh":"…"}} in JSON. */
public record Text(String en, String zh) {}

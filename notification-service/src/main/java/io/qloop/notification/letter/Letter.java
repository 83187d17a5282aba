package io.qloop.notification.letter;

import io.qloop.platform.i18n.Language;

/** A mail's words. */
public record Letter(Language language, String subject, String text, String html) {}

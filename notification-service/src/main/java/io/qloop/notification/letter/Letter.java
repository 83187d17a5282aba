package io.qloop.notification.letter;

import io.qloop.platform.i18n.Language;

/** A mail's words, and whether its reader's mail program should put it on top. */
public record Letter(Language language, String subject, String text, String html, boolean isUrgent) {}

package io.qloop.notification.letter;

import io.qloop.platform.i18n.Language;

/**
 * A mail's words.
 *
 * @param link     where its reader can act; null where there is nothing for this reader to open
 * @param isUrgent should the reader's mail program put it on top?
 */
public record Letter(Language language, String subject, String text, String html, String link, boolean isUrgent) {}

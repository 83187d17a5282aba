package io.qloop.notification.acknowledge;

/**
 * What the page shows, in the reader's language.
 *
 * @param number what it is about, or null where that is nobody's business
 * @param button null where there is nothing to confirm
 */
public record AcknowledgementPage(String language, String title, String text, String number, String button) {}

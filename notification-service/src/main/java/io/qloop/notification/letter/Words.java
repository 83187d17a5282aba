package io.qloop.notification.letter;

/**
 * What the templates fill in, ready to be shown; null where a message does not have it.
 *
 * @param dated whether there is a date at all
 */
public record Words(
        String recipient,
        String number,
        String caseNumber,
        String about,
        String product,
        String lot,
        String feedbackClass,
        String due,
        boolean dated,
        String link) {}

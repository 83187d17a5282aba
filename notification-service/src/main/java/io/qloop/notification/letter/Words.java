package io.qloop.notification.letter;

/** What the templates fill in, ready to be shown; null where a message does not have it. */
public record Words(
        String recipient,
        String number,
        String caseNumber,
        String about,
        String product,
        String lot,
        String feedbackClass,
        String due,
        String link) {}

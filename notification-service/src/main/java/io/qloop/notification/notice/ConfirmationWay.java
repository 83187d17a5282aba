package io.qloop.notification.notice;

/** How our people have learned that a customer has read a notice. */
public enum ConfirmationWay {
    PHONE,
    LETTER,
    MAIL,
    VISIT
}

package io.qloop.feedback.feedback;

/** The way in which a customer's word reached us. */
public enum Channel {
    PHONE,
    E_MAIL,
    LETTER,
    VISIT,
    WEB,
    SURVEY
}

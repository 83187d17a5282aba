package io.qloop.feedback.feedback;

/** The way in which a customer's word reached us. */
public enum Channel {
    PHONE,
    E_MAIL,
    LETTER,
    VISIT,
    WEB,
    SURVEY;

    /** Is there a piece of writing of the customer, which belongs to the form (FB-014)? */
    boolean isInWriting() {
        return this == E_MAIL || this == LETTER;
    }
}

package io.qloop.feedback.inquiry;

/** How the answer of a customer came. */
public enum AnswerVia {
    MAIL,
    /** The customer wrote it on the page of its feedback. */
    WEB,
    /** The customer said it, and one of our people wrote it down. */
    RECORDED
}

package io.qloop.feedback.feedback;

/**
 * First judgement of a feedback's category and severity, by the letters of the feedback guideline; the guideline
 * defines a to c in words and gives d only a deadline. How soon each class needs its form is a setting
 * ({@link FormSettings}), not part of this list.
 */
public enum FeedbackClass {
    /** Poor quality, serious appearance defect, batch return, quality assessment or claim. */
    A,
    /** Rising defect rate in use, doubts, poor spool or packaging, new requirements, wishes. */
    B,
    /** Minor matters to improve: late transport, late collection, knocks or water damage in transit. */
    C,
    /** No definition of its own; deadline and copies as class c. */
    D
}

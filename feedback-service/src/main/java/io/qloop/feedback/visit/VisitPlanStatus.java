package io.qloop.feedback.visit;

/** What became of a planned visit. */
public enum VisitPlanStatus {
    PLANNED,
    /** It was made; a record tells of it. */
    DONE,
    CANCELLED
}

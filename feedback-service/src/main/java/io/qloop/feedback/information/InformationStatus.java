package io.qloop.feedback.information;

/** Whether a record is still worked on; the stages in between are those of its procedure. */
public enum InformationStatus {
    OPEN,
    /** It came to the end of its procedure, or somebody closed it before with a reason. */
    CLOSED
}

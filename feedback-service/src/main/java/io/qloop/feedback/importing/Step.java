package io.qloop.feedback.importing;

/** What comes after a batch. */
enum Step {
    GO_ON,
    DONE,
    /** Another instance is at it, or was faster. */
    NOT_MINE
}

package io.qloop.feedback.importing;

import java.util.Map;

/** What becomes of a row that is right. */
enum Outcome {
    ADDED,
    CHANGED,
    /** It is there already, just so: importing the same file again changes nothing. */
    UNCHANGED;

    /** @param told what is there; null where nothing is */
    static Outcome of(Map<String, String> told, Map<String, String> values) {
        if (told == null) {
            return ADDED;
        }
        return told.equals(values) ? UNCHANGED : CHANGED;
    }
}

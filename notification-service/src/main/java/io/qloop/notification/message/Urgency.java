package io.qloop.notification.message;

/** How soon a message wants to be read. */
public enum Urgency {
    URGENT,
    IMPORTANT,
    NORMAL;

    /** As the class of a feedback says, where nothing else does. */
    static Urgency ofClass(String feedbackClass) {
        return switch (feedbackClass) {
            case "a" -> URGENT;
            case "b" -> IMPORTANT;
            case null, default -> NORMAL;
        };
    }
}

package io.qloop.notification.letter;

import io.qloop.notification.message.Matter;

/** How soon a letter wants to be read; the class of a feedback says so. */
public enum Urgency {
    URGENT("#b42318"),
    IMPORTANT("#a15c07"),
    NORMAL("#1f4e79");

    private final String colour;

    Urgency(String colour) {
        this.colour = colour;
    }

    public static Urgency of(Matter matter) {
        return switch (matter.feedbackClass()) {
            case "a" -> URGENT;
            case "b" -> IMPORTANT;
            case null, default -> NORMAL;
        };
    }

    /** Of the bar on top of the letter. */
    String colour() {
        return colour;
    }
}

package io.qloop.platform.procedure;

/** What cases, deadlines and events call a version of a procedure: {@code feedback-guideline/1}. */
public record VersionName(String procedure, int number) {

    /** @throws IllegalArgumentException when the text names no version */
    public static VersionName of(String text) {
        int slash = text.lastIndexOf('/');
        if (slash < 1 || !text.substring(slash + 1).matches("[1-9]\\d{0,5}")) {
            throw new IllegalArgumentException("'" + text + "' is not the name of a procedure, a slash and a number");
        }
        return new VersionName(text.substring(0, slash), Integer.parseInt(text.substring(slash + 1)));
    }

    @Override
    public String toString() {
        return procedure + "/" + number;
    }
}

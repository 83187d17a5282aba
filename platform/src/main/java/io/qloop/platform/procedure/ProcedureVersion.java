package io.qloop.platform.procedure;

/** The version of a procedure that a case is opened under: the case keeps name and number. */
public record ProcedureVersion(String name, int number, Procedure procedure) {

    /** What a case that follows it keeps. */
    public VersionName versionName() {
        return new VersionName(name, number);
    }

    /** For people: {@code sample-8d 2}. */
    @Override
    public String toString() {
        return name + " " + number;
    }
}

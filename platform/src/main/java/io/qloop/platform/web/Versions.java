package io.qloop.platform.web;

import io.qloop.platform.problem.Refusal;
import java.util.Arrays;
import java.util.OptionalLong;

/** The version of a case as entity tag: given with every answer, asked for with every change. */
public final class Versions {

    private Versions() {}

    /** The strong entity tag of this version, quotes included. */
    public static String etag(long version) {
        return "\"" + version + "\"";
    }

    /** The newest version among the tags of {@code If-Match}; empty where none is a version of ours. */
    public static OptionalLong seen(String ifMatch) {
        return Arrays.stream(ifMatch.split(","))
                .map(String::strip)
                .filter(tag -> tag.matches("\"\\d{1,18}\""))
                .mapToLong(tag -> Long.parseLong(tag.substring(1, tag.length() - 1)))
                .max();
    }

    /**
     * Lets a change pass only if the caller has seen this version.
     *
     * @param ifMatch the header If-Match: one tag, several, or {@code *} for whichever is there
     */
    public static void requireMatch(String ifMatch, long version) {
        if (ifMatch == null || ifMatch.isBlank()) {
            throw Refusal.preconditionRequired("if-match-missing");
        }
        var current = etag(version);
        if (Arrays.stream(ifMatch.split(",")).map(String::strip).noneMatch(t -> t.equals("*") || t.equals(current))) {
            throw Refusal.preconditionFailed("version-stale");
        }
    }
}

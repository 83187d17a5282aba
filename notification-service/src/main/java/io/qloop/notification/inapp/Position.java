package io.qloop.notification.inapp;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place among all changes, which are in the order of their transactions. What is committed later always comes later, as
 * nothing is read from transactions that are younger than the oldest one that still runs.
 *
 * @param at     when it was written
 * @param xid    the transaction
 * @param number within the transaction; 0 before the first
 */
record Position(Instant at, long xid, long number) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,11})-(\\d{1,18})-(\\d{1,18})");

    /** As an event's id. */
    String text() {
        return at.getEpochSecond() + "-" + xid + "-" + number;
    }

    /** Empty where it is none of ours. */
    static Optional<Position> parse(String text) {
        return Optional.ofNullable(text)
                .map(FORM::matcher)
                .filter(Matcher::matches)
                .map(parts -> new Position(
                        Instant.ofEpochSecond(Long.parseLong(parts.group(1))),
                        Long.parseLong(parts.group(2)),
                        Long.parseLong(parts.group(3))));
    }
}

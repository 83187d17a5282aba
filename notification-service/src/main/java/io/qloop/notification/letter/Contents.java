package io.qloop.notification.letter;

import io.qloop.notification.message.Matter;
import io.qloop.notification.message.MessageKind;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

/**
 * What a digest tells of.
 *
 * @param more how many more there are
 * @param zone in which dates are told
 */
public record Contents(List<Line> lines, int more, ZoneId zone) {

    /** Of what is no digest. */
    public static final Contents NONE = new Contents(List.of(), 0, ZoneOffset.UTC);

    public Contents {
        lines = List.copyOf(lines);
    }

    /** @param why key of the text that says why it stands there */
    public record Line(MessageKind kind, Matter matter, String why) {}
}

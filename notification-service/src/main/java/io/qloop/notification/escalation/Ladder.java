package io.qloop.notification.escalation;

import io.qloop.notification.message.MessageKind;
import io.qloop.notification.message.Urgency;
import java.util.List;
import java.util.Set;

/**
 * Who is told one after the other when messages of these kinds have no effect.
 *
 * @param rungs      the first one is the owner of the message
 * @param repeatLast how often the last one that was told is asked again
 */
record Ladder(String code, Set<MessageKind> kinds, Set<Urgency> urgency, List<Rung> rungs, int repeatLast) {

    Ladder {
        kinds = Set.copyOf(kinds);
        urgency = Set.copyOf(urgency);
        rungs = List.copyOf(rungs);
    }

    boolean isFor(MessageKind kind, Urgency how) {
        return kinds.contains(kind) && urgency.contains(how);
    }
}

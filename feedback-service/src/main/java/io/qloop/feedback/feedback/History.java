package io.qloop.feedback.feedback;

import io.qloop.feedback.feedback.Feedback.Reference;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** What happened to a feedback beside its way through its procedure, the oldest first. */
record History(List<Turn> turns) {

    static final History NONE = new History(List.of());

    History {
        turns = List.copyOf(turns);
    }

    History with(Turn turn) {
        var longer = new ArrayList<>(turns);
        longer.add(turn);
        return new History(longer);
    }

    List<Reference> mergedFrom() {
        return stillSo(Turn.Kind.TOOK_IN, Turn.Kind.RELEASED);
    }

    List<Reference> related() {
        return stillSo(Turn.Kind.LINKED, Turn.Kind.UNLINKED);
    }

    /** The others with which the one happened, and the opposite not since. */
    private List<Reference> stillSo(Turn.Kind one, Turn.Kind opposite) {
        var still = new LinkedHashSet<Reference>();
        for (var turn : turns) {
            var other = new Reference(turn.other(), turn.otherNumber());
            if (turn.kind() == one) {
                still.add(other);
            } else if (turn.kind() == opposite) {
                still.remove(other);
            }
        }
        return List.copyOf(still);
    }

    /** Who made it a matter for another service last. */
    Optional<String> handedOnBy() {
        return turns.reversed().stream()
                .filter(turn -> turn.kind() == Turn.Kind.ESCALATED || turn.kind() == Turn.Kind.RETURN_REQUESTED)
                .map(Turn::by)
                .findFirst();
    }
}

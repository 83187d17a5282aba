package io.qloop.notification.escalation;

import io.qloop.notification.message.MessageKind;
import io.qloop.notification.message.Urgency;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Says which messages have to have an effect, as the ladders hold now. */
@ApplicationScoped
public class WaitedFor {

    private final LadderVersions ladders;

    WaitedFor(LadderVersions ladders) {
        this.ladders = ladders;
    }

    /** The code of the ladder that such a message climbs. */
    public Optional<String> ladder(MessageKind kind, Urgency urgency) {
        return ladders.current().ladders().stream()
                .filter(ladder -> ladder.isFor(kind, urgency))
                .map(Ladder::code)
                .findFirst();
    }
}

package io.qloop.feedback.feedback;

import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.feedback.feedback.Feedback.Reference;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class HistoryTest {

    private static final Reference ONE = new Reference(new UUID(0, 1), "FB-1");
    private static final Reference OTHER = new Reference(new UUID(0, 2), "FB-2");

    @Test
    void knowsWhatIsStillMergedIntoIt() {
        var history = History.NONE
                .with(turn(Turn.Kind.TOOK_IN, ONE))
                .with(turn(Turn.Kind.TOOK_IN, OTHER))
                .with(turn(Turn.Kind.RELEASED, ONE));

        assertThat(history.mergedFrom()).containsExactly(OTHER);
    }

    @Test
    void knowsALinkThatWasMadeAgain() {
        var history = History.NONE
                .with(turn(Turn.Kind.LINKED, ONE))
                .with(turn(Turn.Kind.UNLINKED, ONE))
                .with(turn(Turn.Kind.LINKED, ONE));

        assertThat(history.related()).containsExactly(ONE);
    }

    @Test
    void namesWhoHandedItOnLast() {
        var at = Instant.parse("2026-03-02T01:00:00Z");
        var history = History.NONE
                .with(Turn.of(Turn.Kind.ESCALATED, new Deed("serious", "chen.sales", at)))
                .with(Turn.of(Turn.Kind.RETURN_REQUESTED, new Deed("goods come back", "li.quality", at)))
                .with(Turn.of(Turn.Kind.LOT_CONFIRMED, new Deed("seen", "zhao.logistics", at)));

        assertThat(history.handedOnBy()).contains("li.quality");
        assertThat(History.NONE.handedOnBy()).isEmpty();
    }

    private static Turn turn(Turn.Kind kind, Reference other) {
        return new Turn(
                kind, Instant.parse("2026-03-02T01:00:00Z"), "chen.sales", "same matter", other.id(), other.number());
    }
}

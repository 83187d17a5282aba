package io.qloop.feedback.information;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.qloop.platform.ids.Ids;
import io.qloop.platform.problem.Refusal;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class KeyItemsTest {

    private final KeyItem first = item(Ids.next(), "Spools break");
    private final KeyItem second = item(Ids.next(), "Labels fade");
    private final KeyItems both = new KeyItems(List.of(first)).add(second);

    @Test
    void changesOneInItsPlace() {
        var other = item(first.id(), "Two spools break");

        assertThat(both.change(other).all()).containsExactly(other, second);
        assertThat(both.remove(first.id()).all()).containsExactly(second);
        assertThat(both.place(second)).isEqualTo("items[1]");
    }

    @Test
    void leavesOneThatIsRaisedAsItIs() {
        var raised = both.raised(first.id(), Ids.next(), "FB-2026-000045");

        refuses("information-item-raised", () -> raised.change(first));
        refuses("information-item-raised", () -> raised.remove(first.id()));
        refuses("information-item-raised", () -> raised.raised(first.id(), Ids.next(), "FB-2026-000046"));
        assertThat(raised.open()).containsExactly(second);
        assertThat(raised.feedbackNumbers()).contains("FB-2026-000045");
        assertThat(both.feedbackNumbers()).isEmpty();
    }

    @Test
    void knowsOnlyItsOwn() {
        refuses("information-item-not-found", () -> both.remove(Ids.next()));
        refuses("information-item-not-found", () -> both.change(item(Ids.next(), "x")));
    }

    @Test
    void isInTheWayOfTheEndAsLongAsOneIsOpen() {
        var raised = both.raised(first.id(), Ids.next(), "FB-2026-000045");

        assertThatThrownBy(() -> raised.requireNoneOpen("VR-2026-000007"))
                .asInstanceOf(type(Refusal.class))
                .satisfies(refusal -> assertThat(refusal.details())
                        .extracting(Refusal.Detail::field)
                        .containsExactly("items[1]"));
        raised.remove(second.id()).requireNoneOpen("VR-2026-000007");
    }

    @Test
    void areNotTooMany() {
        var most = new KeyItems(Stream.generate(() -> item(Ids.next(), "x"))
                .limit(KeyItems.MOST)
                .toList());

        refuses("information-items-too-many", () -> most.add(first));
    }

    private static void refuses(String code, ThrowingCallable action) {
        assertThatThrownBy(action).asInstanceOf(type(Refusal.class)).returns(code, Refusal::code);
    }

    private static KeyItem item(UUID id, String subject) {
        return new KeyItem(
                id, null, subject, "Three of them.", null, null, null, null, null, new TreeSet<>(), null, null, null);
    }
}

package io.qloop.notification.digest;

import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.notification.message.Urgency;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("AH-33")
class DigestChoiceTest {

    private static final Instant NOW = Instant.parse("2026-11-23T00:00:00Z");
    private static final Instant LAST = NOW.minus(Duration.ofDays(3));
    private static final DigestChoice CHOICE = new DigestChoice(Optional.of(LAST), NOW, NOW.plus(Duration.ofDays(3)));

    /** Something unread that was told before the last digest, and just to know of. */
    private static Candidate old() {
        return new Candidate(
                UUID.randomUUID(),
                Urgency.NORMAL,
                true,
                false,
                Optional.empty(),
                LAST.minus(Duration.ofDays(1)),
                false,
                false);
    }

    private static Candidate of(Urgency urgency, boolean unread, Duration dueIn, Duration writtenBefore) {
        return new Candidate(
                UUID.randomUUID(),
                urgency,
                unread,
                false,
                Optional.ofNullable(dueIn).map(NOW::plus),
                NOW.minus(writtenBefore),
                false,
                false);
    }

    private static Candidate waitedFor(Candidate it, boolean unread, boolean acknowledged) {
        return new Candidate(
                it.message(), it.urgency(), unread, acknowledged, it.dueAt(), it.writtenAt(), true, it.collected());
    }

    private static Optional<Why> why(Candidate candidate) {
        return CHOICE.of(List.of(candidate)).stream().map(DigestItem::why).findFirst();
    }

    private static final Duration BEFORE_LAST = Duration.ofDays(4);
    private static final Duration SINCE_LAST = Duration.ofHours(5);

    @Test
    void tellsWhatIsNewAndUnread() {
        assertThat(why(of(Urgency.NORMAL, true, null, SINCE_LAST))).contains(Why.NEW);
        assertThat(why(of(Urgency.NORMAL, false, null, SINCE_LAST))).isEmpty();
        assertThat(why(old())).isEmpty();
        assertThat(new DigestChoice(Optional.empty(), NOW, NOW).of(List.of(old())))
                .hasSize(1);
    }

    @Test
    void bringsUpWhatIsOfWeightUntilItIsRead() {
        assertThat(why(of(Urgency.URGENT, true, null, BEFORE_LAST))).contains(Why.UNREAD);
        assertThat(why(of(Urgency.IMPORTANT, true, null, BEFORE_LAST))).contains(Why.UNREAD);
        assertThat(why(of(Urgency.IMPORTANT, false, null, BEFORE_LAST))).isEmpty();
    }

    @Test
    void tellsWhatIsDueSoonOrLateWhetherReadOrNot() {
        assertThat(why(of(Urgency.NORMAL, false, Duration.ofDays(2), BEFORE_LAST)))
                .contains(Why.DUE_SOON);
        assertThat(why(of(Urgency.NORMAL, false, Duration.ofDays(4), BEFORE_LAST)))
                .isEmpty();
        assertThat(why(of(Urgency.NORMAL, false, Duration.ofDays(-1), BEFORE_LAST)))
                .contains(Why.MISSED);
        assertThat(why(of(Urgency.NORMAL, false, Duration.ofDays(-20), BEFORE_LAST)))
                .isEmpty();
    }

    @Test
    void tellsWhatIsWaitedForUntilItIsAcknowledged() {
        assertThat(why(waitedFor(old(), false, false))).contains(Why.WAITED_FOR);
        assertThat(why(waitedFor(old(), false, true))).isEmpty();
    }

    @Test
    void tellsWhatWasKeptForItHoweverOldItIs() {
        var it = old();
        var collected = new Candidate(it.message(), it.urgency(), true, false, it.dueAt(), it.writtenAt(), false, true);

        assertThat(why(collected)).contains(Why.NEW);
    }

    @Test
    @Tag("AH-33")
    void unreadCriticalOnesComeFirstThenWhatIsDueFirst() {
        var urgent = of(Urgency.URGENT, true, null, SINCE_LAST);
        var urgentDue = of(Urgency.URGENT, true, Duration.ofDays(1), SINCE_LAST);
        var important = of(Urgency.IMPORTANT, true, Duration.ofHours(1), BEFORE_LAST);
        var urgentButRead = of(Urgency.URGENT, false, Duration.ofHours(2), SINCE_LAST);
        var late = of(Urgency.NORMAL, false, Duration.ofDays(-1), SINCE_LAST);
        var fresh = of(Urgency.NORMAL, true, null, SINCE_LAST);

        var order = CHOICE.of(List.of(fresh, late, urgentButRead, important, urgent, urgentDue));

        assertThat(order)
                .extracting(DigestItem::message)
                .containsExactly(
                        urgentDue.message(),
                        urgent.message(),
                        important.message(),
                        late.message(),
                        urgentButRead.message(),
                        fresh.message());
    }
}

package io.qloop.notification.message;

import static io.qloop.notification.message.MessageFixture.AT;
import static io.qloop.notification.message.MessageFixture.HEAD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qloop.notification.message.MessageEvent.MessageAcknowledged;
import io.qloop.notification.message.MessageEvent.MessageFailed;
import io.qloop.notification.message.MessageEvent.MessageHandedOver;
import io.qloop.platform.problem.Refusal;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MessageTest {

    private static final Map<MessageStatus, Set<MessageStatus>> LEGAL = Map.of(
            MessageStatus.UNADDRESSED, EnumSet.of(MessageStatus.QUEUED, MessageStatus.COLLECTED),
            MessageStatus.COLLECTED, EnumSet.of(MessageStatus.UNADDRESSED, MessageStatus.ACKNOWLEDGED),
            MessageStatus.QUEUED,
                    EnumSet.of(MessageStatus.SENDING, MessageStatus.UNADDRESSED, MessageStatus.ACKNOWLEDGED),
            MessageStatus.SENDING,
                    EnumSet.of(
                            MessageStatus.QUEUED,
                            MessageStatus.HANDED_OVER,
                            MessageStatus.FAILED,
                            MessageStatus.ACKNOWLEDGED),
            MessageStatus.HANDED_OVER,
                    EnumSet.of(MessageStatus.DELIVERED, MessageStatus.BOUNCED, MessageStatus.ACKNOWLEDGED),
            MessageStatus.DELIVERED, EnumSet.of(MessageStatus.BOUNCED, MessageStatus.ACKNOWLEDGED),
            MessageStatus.BOUNCED, EnumSet.of(MessageStatus.QUEUED, MessageStatus.ACKNOWLEDGED),
            MessageStatus.ACKNOWLEDGED, EnumSet.noneOf(MessageStatus.class),
            MessageStatus.FAILED, EnumSet.of(MessageStatus.QUEUED, MessageStatus.ACKNOWLEDGED));

    static Stream<Arguments> everyPair() {
        return Stream.of(MessageStatus.values())
                .flatMap(from -> Stream.of(MessageStatus.values()).map(to -> Arguments.of(from, to)));
    }

    @ParameterizedTest
    @MethodSource("everyPair")
    void movesAsTheTableSays(MessageStatus from, MessageStatus to) {
        if (LEGAL.get(from).contains(to)) {
            assertThat(from.moveTo(to)).isEqualTo(to);
        } else {
            assertThatThrownBy(() -> from.moveTo(to)).isInstanceOfSatisfying(Refusal.class, r -> assertThat(r.code())
                    .isEqualTo("message-move-refused"));
        }
    }

    @Test
    void refusesEveryVerbWhenHandedOver() {
        Stream<Consumer<Message>> verbs = Stream.of(
                m -> m.addressTo(HEAD, AT),
                m -> m.startAttempt(AT, AT),
                m -> m.handOver(AT),
                m -> m.postpone(Trouble.POSTPONED, AT),
                m -> m.fail(Trouble.POSTPONED, AT));

        assertThat(verbs)
                .allSatisfy(verb -> assertThatThrownBy(() -> verb.accept(MessageFixture.in(MessageStatus.HANDED_OVER)))
                        .isInstanceOf(Refusal.class));
    }

    @Test
    void goesToSomebodyElseOrBackToNobodyOnlyWhileItWaits() {
        var waiting = MessageFixture.in(MessageStatus.QUEUED);
        var other = new Recipient("吴", "wu@qloop.local", HEAD.language(), AddressedBy.SUBSTITUTE);
        waiting.readdressTo(other);
        assertThat(waiting.recipient()).contains(other);

        waiting.loseRecipient();

        assertThat(waiting.status()).isEqualTo(MessageStatus.UNADDRESSED);
        assertThat(waiting.recipient()).isEmpty();
        assertThat(waiting.trouble()).contains(Trouble.NO_RECIPIENT);
        assertThat(waiting.nextAttemptAt()).isEmpty();
        var sending = MessageFixture.in(MessageStatus.SENDING);
        assertThatThrownBy(() -> sending.readdressTo(other)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(sending::loseRecipient).isInstanceOf(Refusal.class);
    }

    @Test
    void forgetsWhatBecameOfItWhenSentAgain() {
        var message = MessageFixture.in(MessageStatus.BOUNCED);

        message.addressTo(HEAD, AT.plusSeconds(60));

        assertThat(message.bouncedAt()).isEmpty();
        assertThat(message.bounceStatus()).isEmpty();
        assertThat(message.handedOverAt()).isEmpty();
    }

    @Test
    void isTheSameMailForEveryAttemptAndAnotherWhenSentAgain() {
        var message = MessageFixture.in(MessageStatus.UNADDRESSED);
        message.addressTo(HEAD, AT);
        message.startAttempt(AT, AT.plusSeconds(30));
        message.postpone(Trouble.POSTPONED, AT);
        message.startAttempt(AT, AT.plusSeconds(30));
        assertThat(message.mailId()).isEqualTo(new MailId(message.id(), 1));
        message.fail(Trouble.RECIPIENT_REFUSED, AT);

        message.addressTo(HEAD, AT);

        assertThat(message.mailId().text()).isEqualTo("<" + message.id() + ".2@qloop>");
    }

    @Test
    void triesNothingMoreOnceAcknowledged() {
        var message = MessageFixture.in(MessageStatus.SENDING);

        var event = message.acknowledge(AT);

        assertThat(event)
                .isEqualTo(new MessageAcknowledged(
                        message.id(), MessageKind.ACTION_ASSIGNED, "case-1", "production", null, AddressedBy.HEAD, AT));
        assertThat(message.leaseUntil()).isEmpty();
        assertThat(message.nextAttemptAt()).isEmpty();
        assertThat(message.trouble()).isEmpty();
    }

    @Test
    void saysWithWhichStatusItCameBack() {
        var message = MessageFixture.in(MessageStatus.HANDED_OVER);

        var event = message.bounce("5.1.1", AT);

        assertThat(event.status()).isEqualTo("5.1.1");
        assertThat(message.trouble()).contains(Trouble.BOUNCED);
    }

    @Test
    void looksOnlyIntoWhatIsBeingSent() {
        assertThatThrownBy(() -> MessageFixture.in(MessageStatus.QUEUED).lookInto(AT))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void isDueAtOnceWhenAddressed() {
        var message = MessageFixture.unaddressed();

        message.addressTo(HEAD, AT);

        assertThat(message.status()).isEqualTo(MessageStatus.QUEUED);
        assertThat(message.nextAttemptAt()).contains(AT);
        assertThat(message.trouble()).isEmpty();
    }

    @Test
    void countsItsAttempts() {
        var message = MessageFixture.in(MessageStatus.SENDING);
        message.postpone(Trouble.SERVER_AWAY, AT.plusSeconds(5));
        message.startAttempt(AT.plusSeconds(5), AT.plusSeconds(35));

        var event = message.handOver(AT.plusSeconds(6));

        assertThat(event)
                .isEqualTo(new MessageHandedOver(
                        message.id(), MessageKind.ACTION_ASSIGNED, "case-1", "production", null, AT.plusSeconds(6), 2));
        assertThat(message.leaseUntil()).isEmpty();
    }

    @Test
    void saysWhyItFailed() {
        var message = MessageFixture.in(MessageStatus.SENDING);

        var event = message.fail(Trouble.RECIPIENT_REFUSED, AT);

        assertThat(event)
                .isEqualTo(new MessageFailed(
                        message.id(),
                        MessageKind.ACTION_ASSIGNED,
                        "case-1",
                        "production",
                        null,
                        Trouble.RECIPIENT_REFUSED,
                        1,
                        AT));
    }

    @Test
    void beginsAnewWhenSentAgain() {
        var message = MessageFixture.in(MessageStatus.FAILED);

        message.addressTo(HEAD, AT.plusSeconds(60));

        assertThat(message.attempts()).isZero();
        assertThat(message.queuedAt()).contains(AT.plusSeconds(60));
        assertThat(message.failedAt()).isEmpty();
    }

    @Test
    void keepsAddressAndSurveyKeyOutOfWhatIsLogged() {
        assertThat(HEAD.toString()).doesNotContain("zhao", "赵");
        assertThat(MessageFixture.action("秘密").toString()).doesNotContain("秘密", "/complaints/");
    }
}

package io.qloop.notification.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qloop.platform.ids.Ids;
import io.qloop.platform.problem.Refusal;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EscalationTest {

    private static final Instant AT = Instant.parse("2026-11-20T08:41:02Z");

    private static Escalation running() {
        return new Escalation(
                Ids.next(),
                new Escalation.About(Ids.next(), "case-1", null, "CA-1"),
                new Escalation.By("tasks", 1),
                new Escalation.Wait(Awaits.DELIVERED, AT.plusSeconds(60)),
                AT);
    }

    @Test
    void beginsWithTheOwner() {
        var escalation = running();

        assertThat(escalation.status()).isEqualTo(EscalationStatus.RUNNING);
        assertThat(escalation.rung()).isZero();
        assertThat(escalation.toldMessageId()).isEqualTo(escalation.messageId());
        assertThat(escalation.awaits()).isEqualTo(Awaits.DELIVERED);
        assertThat(escalation.dueAt()).contains(AT.plusSeconds(60));
    }

    @Test
    void forgetsTheHurryOnceTheNextOneIsTold() {
        var escalation = running();
        escalation.hurry(Cause.BOUNCED, AT.plusSeconds(5));
        assertThat(escalation.dueAt()).contains(AT.plusSeconds(5));
        var message = Ids.next();

        escalation.tell(2, message, new Escalation.Wait(Awaits.ACKNOWLEDGED, AT.plusSeconds(90)), AT.plusSeconds(6));

        assertThat(escalation.cause()).isEmpty();
        assertThat(escalation.rung()).isEqualTo(2);
        assertThat(escalation.toldMessageId()).isEqualTo(message);
        assertThat(escalation.rungSince()).isEqualTo(AT.plusSeconds(6));
    }

    @Test
    void countsHowOftenTheLastOneWasAskedAgain() {
        var escalation = running();

        escalation.repeat(Ids.next(), new Escalation.Wait(Awaits.ACKNOWLEDGED, AT.plusSeconds(90)), AT);

        assertThat(escalation.repeated()).isEqualTo(1);
        assertThat(escalation.rung()).isZero();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RUNNING")
    void isOverForGood(EscalationStatus how) {
        var escalation = running();
        escalation.end(how, "admin", null, AT);
        var wait = new Escalation.Wait(Awaits.ACKNOWLEDGED, AT);

        for (var deed : new Runnable[] {
            () -> escalation.end(EscalationStatus.OVER, "admin", null, AT),
            () -> escalation.hurry(Cause.FAILED, AT),
            () -> escalation.await(wait),
            () -> escalation.repeat(Ids.next(), wait, AT),
            () -> escalation.tell(1, Ids.next(), wait, AT)
        }) {
            assertThatThrownBy(deed::run).isInstanceOfSatisfying(Refusal.class, no -> assertThat(no.code())
                    .isEqualTo("escalation-over"));
        }
        assertThat(escalation.status()).isEqualTo(how);
        assertThat(escalation.dueAt()).isEmpty();
        assertThat(escalation.endedAt()).contains(AT);
    }
}

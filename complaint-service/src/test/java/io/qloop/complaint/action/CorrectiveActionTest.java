package io.qloop.complaint.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.qloop.complaint.action.ActionEvent.ActionAssigned;
import io.qloop.complaint.action.ActionEvent.ActionVerified;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.problem.Refusal;
import java.time.Instant;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CorrectiveActionTest {

    private static final Instant ASSIGNED_AT = Instant.parse("2026-11-20T08:41:02Z");
    private static final Instant DUE_AT = Instant.parse("2026-12-01T09:30:00Z");
    private static final Instant COMPLETED_AT = Instant.parse("2026-11-25T03:00:00Z");
    private static final Instant VERIFIED_AT = Instant.parse("2026-11-27T05:55:00Z");
    private static final Instant DUE_AGAIN_AT = Instant.parse("2026-12-08T09:30:00Z");

    @Test
    void isAssignedWithADeadline() {
        var assigned = assignedAction().assigned();

        assertThat(assigned.function()).isEqualTo(CompanyFunction.PRODUCTION);
        assertThat(assigned.assignedAt()).isEqualTo(ASSIGNED_AT);
        assertThat(assigned.dueAt()).isEqualTo(DUE_AT);
    }

    @Test
    void endsWithAnEffectiveMeasure() {
        var action = completedAction();

        var verified = action.confirm("no scratches in 3 lots", "li.quality", VERIFIED_AT);

        assertThat(verified.effective()).isTrue();
        assertThat(action.status()).isEqualTo(ActionStatus.VERIFIED);
        assertThat(action.verifiedBy()).contains("li.quality");
        assertThat(action.attempts()).isEmpty();
    }

    @Test
    void isAssignedAgainAfterAMeasureThatWasNotEffective() {
        var action = completedAction();

        var events = action.reject("still scratched", "li.quality", VERIFIED_AT, DUE_AGAIN_AT);

        assertThat(events).hasSize(2);
        assertThat(events.getFirst()).isInstanceOfSatisfying(ActionVerified.class, e -> assertThat(e.effective())
                .isFalse());
        assertThat(events.getLast()).isInstanceOfSatisfying(ActionAssigned.class, e -> {
            assertThat(e.assignedAt()).isEqualTo(VERIFIED_AT);
            assertThat(e.dueAt()).isEqualTo(DUE_AGAIN_AT);
        });
        assertThat(action.status()).isEqualTo(ActionStatus.ASSIGNED);
        assertThat(action.measure()).isEmpty();
        assertThat(action.completedBy()).isEmpty();
    }

    @Test
    void keepsWhatWasNotEffective() {
        var action = completedAction();
        action.reject("still scratched", "li.quality", VERIFIED_AT, DUE_AGAIN_AT);
        action.complete("guide pulleys polished", null, "zhao.production", VERIFIED_AT.plusSeconds(60));

        action.reject(null, "li.quality", VERIFIED_AT.plusSeconds(120), DUE_AGAIN_AT.plusSeconds(60));

        assertThat(action.attempts())
                .containsExactly(
                        new Attempt(
                                ASSIGNED_AT,
                                DUE_AT,
                                "guide pulleys replaced",
                                "worn guide pulleys",
                                COMPLETED_AT,
                                "zhao.production",
                                "still scratched",
                                VERIFIED_AT,
                                "li.quality"),
                        new Attempt(
                                VERIFIED_AT,
                                DUE_AGAIN_AT,
                                "guide pulleys polished",
                                null,
                                VERIFIED_AT.plusSeconds(60),
                                "zhao.production",
                                null,
                                VERIFIED_AT.plusSeconds(120),
                                "li.quality"));
    }

    @Test
    void refusesToBeVerifiedByWhoCompletedIt() {
        assertRefused("verifier-completed-it", () -> completedAction().confirm(null, "zhao.production", VERIFIED_AT));
        assertRefused("verifier-completed-it", () -> completedAction()
                .reject(null, "zhao.production", VERIFIED_AT, DUE_AGAIN_AT));
    }

    @Test
    void refusesToBeVerifiedBeforeItIsCompleted() {
        assertRefused("action-not-completed", () -> assignedAction().confirm(null, "li.quality", VERIFIED_AT));
    }

    @Test
    void refusesToBeCompletedTwice() {
        assertRefused("action-already-completed", () -> completedAction()
                .complete("again", null, "zhao.production", COMPLETED_AT));
    }

    @ParameterizedTest
    @CsvSource({
        "ASSIGNED, ASSIGNED, action-not-completed",
        "ASSIGNED, COMPLETED,",
        "ASSIGNED, VERIFIED, action-not-completed",
        "COMPLETED, ASSIGNED,",
        "COMPLETED, COMPLETED, action-already-completed",
        "COMPLETED, VERIFIED,",
        "VERIFIED, ASSIGNED, action-already-verified",
        "VERIFIED, COMPLETED, action-already-verified",
        "VERIFIED, VERIFIED, action-already-verified"
    })
    void movesOnlyAsTheTableSays(ActionStatus from, ActionStatus to, String refusal) {
        if (refusal == null) {
            assertThat(from.moveTo(to)).isEqualTo(to);
        } else {
            assertRefused(refusal, () -> from.moveTo(to));
        }
    }

    private static CorrectiveAction assignedAction() {
        return CorrectiveAction.assign(
                UUID.fromString("01a1f81d-c13a-74ac-b6d5-f4777596a0df"),
                "CA-2026-000015",
                new Assignment(
                        UUID.fromString("01a1f81d-c130-7c2b-9afb-08c81297ad0c"),
                        "CP-2026-000012",
                        "C-1007",
                        "P-200",
                        "L20261101-03",
                        null,
                        ActionKind.CORRECTIVE,
                        CompanyFunction.PRODUCTION,
                        "remove the cause of the scratches"),
                ASSIGNED_AT,
                DUE_AT);
    }

    private static CorrectiveAction completedAction() {
        var action = assignedAction();
        action.complete("guide pulleys replaced", "worn guide pulleys", "zhao.production", COMPLETED_AT);
        return action;
    }

    private static void assertRefused(String code, ThrowingCallable action) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(action).satisfies(refusal -> assertThat(refusal.code())
                .isEqualTo(code));
    }
}

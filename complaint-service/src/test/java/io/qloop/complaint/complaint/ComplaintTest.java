package io.qloop.complaint.complaint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.qloop.platform.problem.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComplaintTest {

    private static final Instant OPENED_AT = Instant.parse("2026-11-20T08:41:02Z");
    private static final Instant CLOSED_AT = Instant.parse("2026-11-27T06:10:00Z");

    @Test
    void remembersTheCaseThatItCameFrom() {
        var opened = openComplaint().opened();

        assertThat(opened.origin().kind()).isEqualTo(OriginKind.RETURN);
        assertThat(opened.origin().number()).isEqualTo("RT-2026-000031");
    }

    @Test
    void isClosedWithItsResolution() {
        var complaint = openComplaint();

        var closed = complaint.close("lot replaced", List.of(), "li.quality", CLOSED_AT);

        assertThat(closed.resolution()).isEqualTo("lot replaced");
        assertThat(closed.origin()).isEqualTo(openComplaint().origin());
        assertThat(complaint.status()).isEqualTo(ComplaintStatus.CLOSED);
        assertThat(complaint.closedBy()).contains("li.quality");
    }

    @Test
    void refusesToCloseBeforeEveryActionIsVerified() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> openComplaint()
                        .close("done", List.of("CA-2026-000015", "CA-2026-000017"), "li.quality", CLOSED_AT))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo("complaint-has-open-actions");
                    assertThat(refusal.args()).containsExactly("CA-2026-000015, CA-2026-000017");
                });
    }

    @Test
    void refusesToCloseTwice() {
        assertRefused(
                "complaint-already-closed", () -> closedComplaint().close("again", List.of(), "li.quality", CLOSED_AT));
    }

    @Test
    void takesActionsOnlyWhileItIsOpen() {
        assertThatCode(() -> openComplaint().requireOpen()).doesNotThrowAnyException();
        assertRefused("complaint-already-closed", () -> closedComplaint().requireOpen());
    }

    @ParameterizedTest
    @CsvSource({
        "OPEN, OPEN, complaint-still-open",
        "OPEN, CLOSED,",
        "CLOSED, OPEN, complaint-already-closed",
        "CLOSED, CLOSED, complaint-already-closed"
    })
    void movesOnlyAsTheTableSays(ComplaintStatus from, ComplaintStatus to, String refusal) {
        if (refusal == null) {
            assertThat(from.moveTo(to)).isEqualTo(to);
        } else {
            assertRefused(refusal, () -> from.moveTo(to));
        }
    }

    private static Complaint openComplaint() {
        var grievance = new Grievance(
                "C-1007",
                "P-200",
                "L20261101-03",
                "scratched wire",
                "4 of 50 kg scratched",
                OPENED_AT,
                Origin.ofReturn(UUID.fromString("01a1f6bc-6058-7e58-91cd-df0f178392c2"), "RT-2026-000031"));
        return Complaint.open(
                UUID.fromString("01a1f81d-c130-7c2b-9afb-08c81297ad0c"),
                "CP-2026-000012",
                grievance,
                "system:/qloop/returns",
                OPENED_AT);
    }

    private static Complaint closedComplaint() {
        var complaint = openComplaint();
        complaint.close("lot replaced", List.of(), "li.quality", CLOSED_AT);
        return complaint;
    }

    private static void assertRefused(String code, ThrowingCallable action) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(action).satisfies(refusal -> assertThat(refusal.code())
                .isEqualTo(code));
    }
}

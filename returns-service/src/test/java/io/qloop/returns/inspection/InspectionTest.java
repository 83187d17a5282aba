package io.qloop.returns.inspection;

import static io.qloop.returns.inspection.DispositionKind.RESTOCK;
import static io.qloop.returns.inspection.DispositionKind.REWORK;
import static io.qloop.returns.inspection.DispositionKind.SCRAP;
import static io.qloop.returns.inspection.InspectionFixture.COMPLETED_AT;
import static io.qloop.returns.inspection.InspectionFixture.completedInspection;
import static io.qloop.returns.inspection.InspectionFixture.defect;
import static io.qloop.returns.inspection.InspectionFixture.disposition;
import static io.qloop.returns.inspection.InspectionFixture.requestedInspection;
import static io.qloop.returns.inspection.InspectionFixture.scratches;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.problem.Refusal;
import io.qloop.returns.inspection.InspectionEvent.DispositionDecided;
import io.qloop.returns.inspection.InspectionEvent.InspectionCompleted;
import io.qloop.returns.inspection.InspectionFixture.Found;
import java.math.BigDecimal;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class InspectionTest {

    private static final BigDecimal LOT = new BigDecimal("120");

    @Test
    void proposesTheSampleOfItsLot() {
        assertThat(requestedInspection().requested().sampleSize()).isEqualTo(new BigDecimal("20"));
    }

    @Test
    void keepsTheCauseThatTheInspectorFound() {
        assertThat(completedInspection().findings()).hasValueSatisfying(f -> {
            assertThat(f.verdict()).isEqualTo(Verdict.NONCONFORMING);
            assertThat(f.cause()).isEqualTo("收线导轮磨损");
            assertThat(f.responsibleFunction()).isEqualTo(CompanyFunction.PRODUCTION);
        });
    }

    @Test
    void announcesTheResultAndThenTheDisposition() {
        var events = requestedInspection().complete(scratches().build(), "wang.qc", COMPLETED_AT);

        assertThat(events).hasSize(2);
        assertThat(events.getFirst()).isInstanceOfSatisfying(InspectionCompleted.class, e -> {
            assertThat(e.returnNumber()).isEqualTo("RT-2026-000031");
            assertThat(e.completedBy()).isEqualTo("wang.qc");
            assertThat(e.defects()).containsExactly(defect("surface-scratch", "4"));
        });
        assertThat(events.getLast()).isInstanceOfSatisfying(DispositionDecided.class, e -> {
            assertThat(e.dispositions()).containsExactly(disposition(REWORK, "100"), disposition(SCRAP, "20"));
            assertThat(e.decidedAt()).isEqualTo(COMPLETED_AT);
        });
    }

    @Test
    void refusesASecondResult() {
        var inspection = completedInspection();

        assertRefused(
                "inspection-already-completed",
                null,
                () -> inspection.complete(scratches().build(), "li.quality", COMPLETED_AT));
    }

    @ParameterizedTest
    @CsvSource({
        "REQUESTED, REQUESTED, inspection-not-completed",
        "REQUESTED, COMPLETED,",
        "COMPLETED, REQUESTED, inspection-already-completed",
        "COMPLETED, COMPLETED, inspection-already-completed"
    })
    void movesOnlyAsTheTableSays(InspectionStatus from, InspectionStatus to, String refusal) {
        if (refusal == null) {
            assertThat(from.moveTo(to)).isEqualTo(to);
        } else {
            assertRefused(refusal, null, () -> from.moveTo(to));
        }
    }

    @Test
    void refusesMoreInspectedThanReturned() {
        assertNotAccepted("inspected-exceeds-quantity", "inspected", scratches().inspected("120.001"));
    }

    @Test
    void refusesMoreNonconformingThanInspected() {
        assertNotAccepted(
                "nonconforming-exceeds-inspected",
                "nonconforming",
                scratches().nonconforming("50.5").defects(defect("surface-scratch", "50.5")));
    }

    @Test
    void refusesDefectsWhereNothingIsNonconforming() {
        assertNotAccepted(
                "defects-without-nonconforming",
                "defects",
                scratches().nonconforming("0").verdict(Verdict.CONFORMING));
    }

    @Test
    void refusesNonconformingUnitsWithoutADefect() {
        assertNotAccepted(
                "nonconforming-without-defect", "defects", scratches().defects(defect("surface-scratch", "3")));
    }

    @Test
    void acceptsUnitsWithSeveralDefects() {
        var findings = scratches()
                .defects(defect("surface-scratch", "4"), defect("wet-carton", "2"))
                .build();

        assertThat(requestedInspection().complete(findings, "wang.qc", COMPLETED_AT))
                .hasSize(2);
    }

    @Test
    void refusesMoreUnitsWithADefectThanNonconformingOnes() {
        assertNotAccepted(
                "defect-exceeds-nonconforming",
                "defects[1].quantity",
                scratches().defects(defect("surface-scratch", "4"), defect("wet-carton", "5")));
    }

    @Test
    void refusesADefectNamedTwice() {
        assertNotAccepted(
                "defect-twice",
                "defects[1].code",
                scratches().defects(defect("surface-scratch", "4"), defect("surface-scratch", "1")));
    }

    @Test
    void refusesTheVerdictNonconformingWhereNothingWasFound() {
        assertNotAccepted(
                "verdict-without-nonconforming",
                "verdict",
                scratches().nonconforming("0").defects());
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "null",
            value = {"null", "''", "'  '"})
    void refusesANonconformingLotWithoutCause(String cause) {
        assertNotAccepted("cause-missing", "cause", scratches().cause(cause));
    }

    @Test
    void refusesANonconformingLotWithoutResponsibleFunction() {
        assertNotAccepted(
                "responsible-function-missing",
                "responsibleFunction",
                scratches().responsibleFunction(null));
    }

    @Test
    void acceptsAConformingLotWithSomeNonconformingUnits() {
        var findings = scratches()
                .verdict(Verdict.CONFORMING)
                .cause(null)
                .responsibleFunction(null)
                .build();

        assertThat(requestedInspection().complete(findings, "wang.qc", COMPLETED_AT))
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"100, 19.999", "100, 20.001", "120, 120"})
    void refusesDispositionsThatDoNotBalance(String rework, String scrap) {
        assertNotAccepted(
                "dispositions-do-not-balance",
                "dispositions",
                scratches().dispositions(disposition(REWORK, rework), disposition(SCRAP, scrap)));
    }

    @Test
    void refusesADispositionNamedTwice() {
        assertNotAccepted(
                "disposition-twice",
                "dispositions[1].kind",
                scratches().dispositions(disposition(SCRAP, "60"), disposition(SCRAP, "60")));
    }

    @ParameterizedTest
    @EnumSource(DispositionKind.class)
    void letsTheWholeLotGoEveryWay(DispositionKind kind) {
        var findings = scratches().dispositions(disposition(kind, "120.000")).build();

        var events = requestedInspection().complete(findings, "wang.qc", COMPLETED_AT);

        assertThat(events.getLast()).isInstanceOfSatisfying(DispositionDecided.class, e -> assertThat(e.dispositions())
                .containsExactly(new Disposition(kind, LOT)));
    }

    @Test
    void keepsQuantitiesOfAKilogramToTheGram() {
        var findings = scratches()
                .dispositions(disposition(RESTOCK, "0.125"), disposition(REWORK, "119.875"))
                .build();

        var events = requestedInspection().complete(findings, "wang.qc", COMPLETED_AT);

        assertThat(events).hasSize(2);
    }

    private static void assertNotAccepted(String code, String field, Found found) {
        assertRefused(code, field, () -> requestedInspection().complete(found.build(), "wang.qc", COMPLETED_AT));
    }

    private static void assertRefused(String code, String field, ThrowingCallable action) {
        assertThatExceptionOfType(Refusal.class).isThrownBy(action).satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo(code);
            assertThat(refusal.field().orElse(null)).isEqualTo(field);
        });
    }
}

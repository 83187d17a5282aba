package io.qloop.returns.inspection;

import io.qloop.platform.company.CompanyFunction;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Inspections and findings to start a test from: 120 kg of magnet wire with scratches. */
final class InspectionFixture {

    static final Instant REQUESTED_AT = Instant.parse("2026-11-20T02:15:03Z");
    static final Instant COMPLETED_AT = Instant.parse("2026-11-20T08:41:00Z");

    private InspectionFixture() {}

    static Inspection requestedInspection() {
        var lot = new ReturnedLot(
                UUID.fromString("01a1f6bc-6058-7e58-91cd-df0f178392c2"),
                "RT-2026-000031",
                "RN-2026-0417",
                "C-1007",
                "suzhou",
                1,
                "P-200",
                "L20261101-03",
                new BigDecimal("120"),
                "kg");
        return Inspection.request(
                UUID.fromString("01a1f6bc-6062-7e8b-a563-8bd94abe7302"),
                "IN-2026-000031",
                lot,
                SamplingPlan.levelTwo(),
                REQUESTED_AT);
    }

    static Inspection completedInspection() {
        var inspection = requestedInspection();
        inspection.complete(scratches().build(), "wang.qc", COMPLETED_AT);
        return inspection;
    }

    /** Four of fifty kilograms are scratched: rework 100, scrap 20. */
    static Found scratches() {
        return new Found();
    }

    /** Findings to be changed in one place. */
    static final class Found {
        private String inspected = "50";
        private String nonconforming = "4";
        private List<Defect> defects = List.of(defect("surface-scratch", "4"));
        private String cause = "收线导轮磨损";
        private Verdict verdict = Verdict.NONCONFORMING;
        private CompanyFunction responsibleFunction = CompanyFunction.PRODUCTION;
        private List<Disposition> dispositions =
                List.of(disposition(DispositionKind.REWORK, "100"), disposition(DispositionKind.SCRAP, "20"));

        Found inspected(String quantity) {
            inspected = quantity;
            return this;
        }

        Found nonconforming(String quantity) {
            nonconforming = quantity;
            return this;
        }

        Found defects(Defect... found) {
            defects = List.of(found);
            return this;
        }

        Found cause(String text) {
            cause = text;
            return this;
        }

        Found verdict(Verdict of) {
            verdict = of;
            return this;
        }

        Found responsibleFunction(CompanyFunction function) {
            responsibleFunction = function;
            return this;
        }

        Found dispositions(Disposition... decided) {
            dispositions = List.of(decided);
            return this;
        }

        Findings build() {
            return new Findings(
                    new BigDecimal(inspected),
                    new BigDecimal(nonconforming),
                    defects,
                    cause,
                    verdict,
                    responsibleFunction,
                    dispositions);
        }
    }

    static Defect defect(String code, String quantity) {
        return new Defect(code, new BigDecimal(quantity));
    }

    static Disposition disposition(DispositionKind kind, String quantity) {
        return new Disposition(kind, new BigDecimal(quantity));
    }
}

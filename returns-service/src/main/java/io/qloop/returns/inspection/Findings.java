package io.qloop.returns.inspection;

import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.problem.Refusal;
import io.qloop.returns.quantity.Quantity;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What an inspector found and decided, consistent in itself.
 *
 * @param inspected how much of the lot was looked at, in the unit of the lot
 * @param nonconforming how much of that has at least one defect
 * @param defects each defect once; one unit may have several, so they may add up to more than is nonconforming
 * @param cause null where nothing is to be said of it
 * @param responsibleFunction who has to remove the cause; null where there is none
 * @param dispositions what becomes of the lot, each kind once
 */
public record Findings(
        BigDecimal inspected,
        BigDecimal nonconforming,
        List<Defect> defects,
        String cause,
        Verdict verdict,
        CompanyFunction responsibleFunction,
        List<Disposition> dispositions) {

    public Findings {
        inspected = Quantity.plain(inspected);
        nonconforming = Quantity.plain(nonconforming);
        defects = defects.stream()
                .map(d -> new Defect(d.code(), Quantity.plain(d.quantity())))
                .toList();
        cause = Optional.ofNullable(cause)
                .filter(c -> !c.isBlank())
                .map(String::strip)
                .orElse(null);
        dispositions = dispositions.stream()
                .map(d -> new Disposition(d.kind(), Quantity.plain(d.quantity())))
                .toList();
        checkCounts(inspected, nonconforming);
        checkDefects(defects, nonconforming);
        checkVerdict(verdict, nonconforming, cause, responsibleFunction);
        checkOnce(dispositions, Disposition::kind, "disposition-twice", "dispositions[%d].kind");
    }

    /** Refuses findings that do not fit to a lot of this quantity. */
    void requireBalance(BigDecimal quantity, String unit) {
        if (inspected.compareTo(quantity) > 0) {
            throw Refusal.unprocessable("inspected-exceeds-quantity", "inspected", inspected, quantity, unit);
        }
        var decided = dispositions.stream().map(Disposition::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (decided.compareTo(quantity) != 0) {
            throw Refusal.unprocessable("dispositions-do-not-balance", "dispositions", decided, quantity, unit);
        }
    }

    private static void checkCounts(BigDecimal inspected, BigDecimal nonconforming) {
        if (nonconforming.compareTo(inspected) > 0) {
            throw Refusal.unprocessable("nonconforming-exceeds-inspected", "nonconforming", nonconforming, inspected);
        }
    }

    private static void checkDefects(List<Defect> defects, BigDecimal nonconforming) {
        checkOnce(defects, Defect::code, "defect-twice", "defects[%d].code");
        if (nonconforming.signum() == 0 && !defects.isEmpty()) {
            throw Refusal.unprocessable("defects-without-nonconforming", "defects");
        }
        for (int i = 0; i < defects.size(); i++) {
            if (defects.get(i).quantity().compareTo(nonconforming) > 0) {
                throw Refusal.unprocessable(
                        "defect-exceeds-nonconforming",
                        "defects[%d].quantity".formatted(i),
                        defects.get(i).quantity(),
                        nonconforming);
            }
        }
        var found = defects.stream().map(Defect::quantity).reduce(BigDecimal.ZERO, BigDecimal::add);
        if (found.compareTo(nonconforming) < 0) {
            throw Refusal.unprocessable("nonconforming-without-defect", "defects", found, nonconforming);
        }
    }

    private static void checkVerdict(
            Verdict verdict, BigDecimal nonconforming, String cause, CompanyFunction responsibleFunction) {
        if (verdict == Verdict.CONFORMING) {
            return;
        }
        if (nonconforming.signum() == 0) {
            throw Refusal.unprocessable("verdict-without-nonconforming", "verdict");
        }
        if (cause == null) {
            throw Refusal.unprocessable("cause-missing", "cause");
        }
        if (responsibleFunction == null) {
            throw Refusal.unprocessable("responsible-function-missing", "responsibleFunction");
        }
    }

    private static <T> void checkOnce(List<T> parts, Function<T, Object> key, String code, String field) {
        var seen = new HashSet<>();
        for (int i = 0; i < parts.size(); i++) {
            if (!seen.add(key.apply(parts.get(i)))) {
                throw Refusal.unprocessable(code, field.formatted(i));
            }
        }
    }
}

package io.qloop.returns.inspection;

import io.qloop.platform.company.CompanyFunction;
import io.qloop.returns.quantity.Quantity;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.List;

/** The result of an inspection as the inspector sends it; cause and responsibleFunction only where there are any. */
public record InspectionResult(
        @NotNull @Positive @Digits(integer = Quantity.INTEGER_DIGITS, fraction = Quantity.DECIMALS)
        BigDecimal inspected,

        @NotNull @PositiveOrZero @Digits(integer = Quantity.INTEGER_DIGITS, fraction = Quantity.DECIMALS)
        BigDecimal nonconforming,

        @NotNull @Size(max = 100) List<@NotNull @Valid FoundDefect> defects,
        @Size(max = 4000) String cause,
        @NotNull Verdict verdict,
        CompanyFunction responsibleFunction,
        @NotEmpty @Size(max = 20) List<@NotNull @Valid Decision> dispositions) {

    /** A defect and how many of the inspected units show it. */
    public record FoundDefect(
            @NotBlank @Size(max = 60) String code,

            @NotNull @Positive @Digits(integer = Quantity.INTEGER_DIGITS, fraction = Quantity.DECIMALS)
            BigDecimal quantity) {}

    /** What becomes of this much of the lot. */
    public record Decision(
            @NotNull DispositionKind kind,

            @NotNull @Positive @Digits(integer = Quantity.INTEGER_DIGITS, fraction = Quantity.DECIMALS)
            BigDecimal quantity) {}

    Findings toFindings() {
        return new Findings(
                inspected,
                nonconforming,
                defects.stream().map(d -> new Defect(d.code(), d.quantity())).toList(),
                cause,
                verdict,
                responsibleFunction,
                dispositions.stream()
                        .map(d -> new Disposition(d.kind(), d.quantity()))
                        .toList());
    }
}

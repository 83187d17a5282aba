package io.qloop.platform.procedure;

import io.qloop.platform.i18n.Text;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * How a score becomes a grade (IM-023): it is rounded, and then looked up.
 *
 * @param decimals of the score that is looked up; null for none
 * @param rounding null for {@code half-up}
 * @param boundary which grade a score belongs to that is exactly the {@code from} of one; null for {@code upper}
 * @param grades   the best first; the last one takes everything below
 */
@Schema(name = "ProcedureGradeScale")
public record GradeScale(Integer decimals, Rounding rounding, Boundary boundary, List<Grade> grades, String source) {

    /** How decimals beyond those that count are dropped. */
    @Schema(name = "ProcedureRounding")
    public enum Rounding {
        HALF_UP(RoundingMode.HALF_UP),
        HALF_EVEN(RoundingMode.HALF_EVEN),
        UP(RoundingMode.UP),
        DOWN(RoundingMode.DOWN);

        private final RoundingMode mode;

        Rounding(RoundingMode mode) {
            this.mode = mode;
        }
    }

    /** Of two grades that meet at a score, the one that it belongs to. */
    @Schema(name = "ProcedureGradeBoundary")
    public enum Boundary {
        UPPER,
        LOWER
    }

    /** @param from the least score of the grade; null for the last one */
    @Schema(name = "ProcedureGrade")
    public record Grade(String code, Text name, BigDecimal from) implements Coded {

        public Grade {
            from = from == null
                    ? null
                    : new BigDecimal(from.stripTrailingZeros().toPlainString());
        }
    }

    public GradeScale {
        grades = Lists.given(grades);
    }

    /** The score as it is looked up. */
    public BigDecimal rounded(BigDecimal score) {
        return score.setScale(decimals == null ? 0 : decimals, (rounding == null ? Rounding.HALF_UP : rounding).mode);
    }

    public Grade of(BigDecimal score) {
        var looked = rounded(score);
        return grades.stream()
                .filter(grade -> grade.from() == null || isIn(grade, looked))
                .findFirst()
                .orElseThrow();
    }

    private boolean isIn(Grade grade, BigDecimal score) {
        var above = score.compareTo(grade.from());
        return boundary == Boundary.LOWER ? above > 0 : above >= 0;
    }
}

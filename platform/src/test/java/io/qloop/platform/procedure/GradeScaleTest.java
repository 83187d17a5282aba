package io.qloop.platform.procedure;

import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.platform.i18n.Text;
import io.qloop.platform.procedure.GradeScale.Boundary;
import io.qloop.platform.procedure.GradeScale.Grade;
import io.qloop.platform.procedure.GradeScale.Rounding;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GradeScaleTest {

    private static final List<Grade> GRADES = List.of(
            new Grade("very-satisfied", new Text("Very satisfied", "非常满意"), new BigDecimal("85")),
            new Grade("satisfied", new Text("Satisfied", "满意"), new BigDecimal("70")),
            new Grade("dissatisfied", new Text("Dissatisfied", "不满意"), null));

    @ParameterizedTest
    @Tag("IM-023")
    @CsvSource({
        // Usually: whole numbers, half up, a boundary belongs to the better grade.
        ", , , 85, very-satisfied",
        ", , , 84.5, very-satisfied",
        ", , , 84.49, satisfied",
        ", , , 69.5, satisfied",
        ", , , 69.4, dissatisfied",
        ", , , 0, dissatisfied",
        ", HALF_EVEN, , 84.5, satisfied",
        ", DOWN, , 84.99, satisfied",
        ", UP, , 84.01, very-satisfied",
        "1, , , 84.94, satisfied",
        "1, , , 84.95, very-satisfied",
        ", , LOWER, 85, satisfied",
        ", , LOWER, 85.5, very-satisfied",
        "2, , LOWER, 85.01, very-satisfied",
        "2, DOWN, UPPER, 69.999, dissatisfied",
    })
    void roundsTheScoreAndLooksItUp(
            Integer decimals, Rounding rounding, Boundary boundary, BigDecimal score, String grade) {
        var scale = new GradeScale(decimals, rounding, boundary, GRADES, "999 A §13");

        assertThat(scale.of(score).code()).isEqualTo(grade);
    }
}

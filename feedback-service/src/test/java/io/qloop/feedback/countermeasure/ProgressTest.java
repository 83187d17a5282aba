package io.qloop.feedback.countermeasure;

import static io.qloop.platform.company.CompanyFunction.QUALITY;
import static io.qloop.platform.company.CompanyFunction.TECHNOLOGY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qloop.feedback.countermeasure.Progress.Missing;
import io.qloop.feedback.countermeasure.Progress.Missing.What;
import io.qloop.platform.company.CompanyFunction;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final Instant AT = Instant.parse("2026-11-25T02:00:00Z");
    private static final LocalDate TODAY = LocalDate.parse("2026-11-25");

    @Test
    @Tag("FB-017")
    @Tag("AH-02")
    void namesWhatEachDepartmentHasToDoNext() {
        assertThat(progress().missing())
                .containsExactly(new Missing(QUALITY, What.RECORD), new Missing(TECHNOLOGY, What.RECORD));
        assertThat(progress(recorded(QUALITY), accepted(TECHNOLOGY)).missing())
                .containsExactly(new Missing(QUALITY, What.DECIDE), new Missing(TECHNOLOGY, What.COMPLETE));
        assertThat(progress(completed(QUALITY), completed(TECHNOLOGY)).missing())
                .isEmpty();
    }

    @Test
    void isAgreedWhenEveryHeadStandsBehindOne() {
        assertThat(progress(accepted(QUALITY), recorded(TECHNOLOGY)).isAgreed()).isFalse();
        assertThat(progress(accepted(QUALITY), completed(TECHNOLOGY)).isAgreed())
                .isTrue();
        assertThat(progress(accepted(QUALITY), completed(TECHNOLOGY)).isCompleted())
                .isFalse();
    }

    @Test
    void waitsForAllOfADepartment() {
        assertThat(progress(completed(QUALITY), accepted(QUALITY), completed(TECHNOLOGY))
                        .missing())
                .containsExactly(new Missing(QUALITY, What.COMPLETE));
    }

    @Test
    void asksForAnotherOneAfterARejection() {
        var rejected = recorded(QUALITY);
        rejected.decide(false, "Does not touch the cause", "li.quality", AT);

        assertThat(progress(rejected, completed(TECHNOLOGY)).missing())
                .containsExactly(new Missing(QUALITY, What.RECORD));
        assertThat(progress(rejected, accepted(QUALITY), accepted(TECHNOLOGY)).written())
                .isEqualTo("quality: Exchange (2026-12-01)\ntechnology: Exchange (2026-12-01)");
    }

    @Test
    void refusesDatesThatCannotBe() {
        assertThatThrownBy(() -> countermeasure(QUALITY, TODAY.minusDays(1)))
                .hasMessageContaining("countermeasure-due-in-past");
        assertThatThrownBy(() -> accepted(QUALITY).complete(TODAY.plusDays(1), Optional.empty(), "li.quality", TODAY))
                .hasMessageContaining("countermeasure-completed-in-future");
        assertThatThrownBy(() -> recorded(QUALITY).complete(TODAY, Optional.empty(), "li.quality", TODAY))
                .hasMessageContaining("countermeasure-move-refused");
    }

    private static Progress progress(Countermeasure... all) {
        return new Progress(Set.of(TECHNOLOGY, QUALITY), Arrays.asList(all));
    }

    private static Countermeasure recorded(CompanyFunction function) {
        return countermeasure(function, LocalDate.parse("2026-12-01"));
    }

    private static Countermeasure countermeasure(CompanyFunction function, LocalDate dueOn) {
        return new Countermeasure(
                UUID.randomUUID(),
                UUID.randomUUID(),
                "C-1007",
                new Countermeasure.Plan(function, "Exchange", dueOn),
                "wang.qc",
                AT,
                TODAY);
    }

    private static Countermeasure accepted(CompanyFunction function) {
        var countermeasure = recorded(function);
        countermeasure.decide(true, "Agreed with the customer", "li.quality", AT);
        return countermeasure;
    }

    private static Countermeasure completed(CompanyFunction function) {
        var countermeasure = accepted(function);
        countermeasure.complete(TODAY, Optional.empty(), "wang.qc", TODAY);
        return countermeasure;
    }
}

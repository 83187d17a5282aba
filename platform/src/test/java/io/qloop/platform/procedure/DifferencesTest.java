package io.qloop.platform.procedure;

import static io.qloop.platform.procedure.ProcedureFixture.situation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.qloop.platform.calendar.SiteCalendar;
import io.qloop.platform.calendar.WorkingHours;
import io.qloop.platform.procedure.Changeover.MilestoneChange;
import io.qloop.platform.procedure.Differences.Difference;
import io.qloop.platform.procedure.Differences.Sort;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DifferencesTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T01:00:00Z");
    private final SiteCalendar calendar = new SiteCalendar(
            "suzhou",
            1,
            ZoneId.of("Asia/Shanghai"),
            WorkingHours.parse("08:30-17:30"),
            Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
            Map.of());

    @Test
    @Tag("IM-041")
    void namesWhatWasChangedByItsCode() {
        var preset = ProcedureFixture.noteFlow();

        assertThat(Differences.between(preset, preset)).isEmpty();
        assertThat(Differences.between(preset, longer()))
                .extracting(Difference::at, Difference::sort, Difference::left, Difference::right)
                .containsExactly(
                        tuple("milestones[answer].length", Sort.CHANGED, "1 working-days", "2 working-days"),
                        tuple("milestones[open-end].length", Sort.CHANGED, "none", "4 weeks"));
    }

    @Test
    void namesWhatOnlyOneOfTheTwoHas() {
        var differences = Differences.between(ProcedureFixture.noteFlow(), ProcedureFixture.noteShort());

        assertThat(differences)
                .extracting(Difference::at, Difference::sort)
                .contains(
                        tuple("classes[a]", Sort.REMOVED),
                        tuple("classes[late]", Sort.ADDED),
                        tuple("stages[done]", Sort.ADDED),
                        tuple("document.letter", Sort.CHANGED));
    }

    @Test
    @Tag("IM-035")
    void saysWhatWouldHappenToAnOpenCase() {
        var open = situation("a", "minor", Set.of(), Set.of()).entering("received");

        var changeover =
                Changeover.of(ProcedureFixture.noteFlow(), longer(), open, Map.of("received", MONDAY), calendar::due);

        assertThat(changeover.isPossible()).isTrue();
        assertThat(changeover.stagesGone()).isEmpty();
        assertThat(changeover.milestones())
                .filteredOn(MilestoneChange::changes)
                .extracting(
                        MilestoneChange::code,
                        change -> change.before().dueAt().orElse(null),
                        change -> change.after().dueAt().orElse(null))
                .containsExactly(
                        tuple("answer", Instant.parse("2026-03-03T09:30:00Z"), Instant.parse("2026-03-04T09:30:00Z")),
                        tuple("open-end", null, Instant.parse("2026-03-30T09:30:00Z")));
    }

    @Test
    @Tag("IM-035")
    void saysThatACaseCannotGoWhereItsStageIsUnknown() {
        var open = situation("a", "minor", Set.of(), Set.of()).entering("received");

        var changeover = Changeover.of(
                ProcedureFixture.noteFlow(),
                ProcedureFixture.noteShort(),
                open,
                Map.of("received", MONDAY),
                calendar::due);

        assertThat(changeover.isPossible()).isFalse();
        assertThat(changeover.stands()).isFalse();
        assertThat(changeover.classKnown()).isFalse();
        assertThat(changeover.stagesGone()).hasSize(4);
        assertThat(changeover.stagesAdded()).extracting(Changeover.Coming::code).containsExactly("done");
    }

    private static Procedure longer() {
        var text = ProcedureReader.text(ProcedureFixture.noteFlow())
                .replace("\"1 working-days\",\"when\"", "\"2 working-days\",\"when\"")
                .replace("\"none\"", "\"4 weeks\"");
        return ProcedureReader.parse(text);
    }
}

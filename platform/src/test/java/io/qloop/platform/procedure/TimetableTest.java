package io.qloop.platform.procedure;

import static io.qloop.platform.procedure.ProcedureFixture.situation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.qloop.platform.calendar.SiteCalendar;
import io.qloop.platform.calendar.WorkingHours;
import io.qloop.platform.procedure.Timetable.State;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class TimetableTest {

    private static final Instant MONDAY = Instant.parse("2026-03-02T01:00:00Z");
    private final SiteCalendar calendar = new SiteCalendar(
            "suzhou",
            1,
            ZoneId.of("Asia/Shanghai"),
            WorkingHours.parse("08:30-17:30"),
            Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
            Map.of());

    @Test
    @Tag("CP-029")
    void givesTheMilestonesThatApplyWithTheirEnds() {
        var lines = Timetable.of(
                ProcedureFixture.noteFlow(),
                situation("b", "minor", Set.of(), Set.of()),
                Map.of("received", MONDAY, "stage:answered", MONDAY),
                calendar::due);

        assertThat(lines)
                .extracting(Timetable.Line::code, Timetable.Line::state, line -> line.dueAt()
                        .orElse(null))
                .containsExactly(
                        tuple("answer-b", State.DUE, Instant.parse("2026-03-05T09:30:00Z")),
                        tuple("report", State.NOT_STARTED, null),
                        tuple("first-word", State.AT_ONCE, null),
                        tuple("indicator", State.TO_BE_SET, null),
                        tuple("open-end", State.NO_LIMIT, null),
                        tuple("same-day", State.DUE, Instant.parse("2026-03-02T16:00:00Z")));
    }

    @Test
    void startsWithItsEvent() {
        var lines = Timetable.of(
                ProcedureFixture.noteFlow(),
                situation("a", "minor", Set.of(), Set.of("urgent")),
                Map.of("received", MONDAY, "sample-received", MONDAY),
                calendar::due);

        assertThat(lines).extracting(Timetable.Line::code).doesNotContain("report", "answer-b");
        assertThat(lines.getFirst().due().explanation()).isNotEmpty();
    }
}

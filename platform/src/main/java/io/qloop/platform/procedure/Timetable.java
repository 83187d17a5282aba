package io.qloop.platform.procedure;

import io.qloop.platform.calendar.CountingRules;
import io.qloop.platform.calendar.Due;
import io.qloop.platform.calendar.Length;
import io.qloop.platform.i18n.Text;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The milestones of a case: which apply, and by when. */
public final class Timetable {

    private Timetable() {}

    /** Whoever can count: {@code calendar::due} of a site's calendar or of the company's. */
    @FunctionalInterface
    public interface Calendar {
        Due due(Instant start, Length length, CountingRules rules);
    }

    /**
     * One milestone of one case.
     *
     * @param startedAt when its clock started; null as long as it has not
     * @param due       null unless {@code state} is {@link State#DUE}
     */
    public record Line(
            String code,
            Text name,
            Limit length,
            String starts,
            State state,
            Instant startedAt,
            Due due,
            String source) {

        public Optional<Instant> dueAt() {
            return Optional.ofNullable(due).map(Due::at);
        }
    }

    /** What is known about the end of a milestone. */
    public enum State {
        /** Has an end. */
        DUE,
        /** Due the moment it starts; the time taken is measured (CP-038). */
        AT_ONCE,
        /** The event that starts it has not happened. */
        NOT_STARTED,
        /** The document speaks of a limit and gives no value; the company has to set it (CP-037). */
        TO_BE_SET,
        /** The document expressly gives no limit. */
        NO_LIMIT
    }

    /** @param events when which event happened; the entry of a stage as {@code stage:<code>} */
    public static List<Line> of(
            Procedure procedure, Situation situation, Map<String, Instant> events, Calendar calendar) {
        return procedure.milestones().stream()
                .filter(milestone -> milestone.appliesTo(situation))
                .map(milestone -> line(milestone, events.get(milestone.starts()), calendar))
                .toList();
    }

    private static Line line(Milestone milestone, Instant startedAt, Calendar calendar) {
        var state =
                switch (milestone.length().kind()) {
                    case NONE -> State.NO_LIMIT;
                    case TO_BE_SET -> State.TO_BE_SET;
                    case AT_ONCE -> startedAt == null ? State.NOT_STARTED : State.AT_ONCE;
                    case LENGTH -> startedAt == null ? State.NOT_STARTED : State.DUE;
                };
        var due = state == State.DUE
                ? calendar.due(startedAt, milestone.length().length().orElseThrow(), milestone.countingRules())
                : null;
        return new Line(
                milestone.code(),
                milestone.name(),
                milestone.length(),
                milestone.starts(),
                state,
                startedAt,
                due,
                milestone.source());
    }
}

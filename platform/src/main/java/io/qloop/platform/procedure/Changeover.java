package io.qloop.platform.procedure;

import io.qloop.platform.i18n.Text;
import io.qloop.platform.procedure.Timetable.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What would happen to an open case if it went on under another version of its procedure, or under another procedure
 * (IM-006, IM-035). Computing it changes nothing; a case keeps its version until somebody moves it with a reason.
 *
 * @param stands         whether the stage that the case is in exists in the new one as well; if not, it cannot be moved
 * @param stagesGone     of those that the case has passed or may still reach
 * @param stagesAdded    that the old one does not have
 * @param classKnown     whether the new one knows the class of the case
 * @param milestones     all of both, with their ends before and after
 */
public record Changeover(
        boolean stands,
        boolean classKnown,
        List<Coming> stagesGone,
        List<Coming> stagesAdded,
        List<MilestoneChange> milestones) {

    /** A stage by code and name. */
    public record Coming(String code, Text name) {}

    /**
     * A milestone before and after.
     *
     * @param before null where the old procedure has no such milestone for this case
     * @param after  null where the new one has none
     */
    public record MilestoneChange(String code, Text name, Line before, Line after) {

        /** Is it due at another time, or under other circumstances, than before? */
        public boolean changes() {
            return before == null
                    || after == null
                    || before.state() != after.state()
                    || !before.dueAt().equals(after.dueAt());
        }
    }

    /** May the case be moved at all? */
    public boolean isPossible() {
        return stands && classKnown;
    }

    /** @param events when which event happened to the case, as for {@link Timetable#of} */
    public static Changeover of(
            Procedure from,
            Procedure to,
            Situation situation,
            Map<String, Instant> events,
            Timetable.Calendar calendar) {
        var before = byCode(Timetable.of(from, situation, events, calendar));
        var after = byCode(Timetable.of(to, situation, events, calendar));
        var codes = new LinkedHashSet<>(before.keySet());
        codes.addAll(after.keySet());
        var changes = new ArrayList<MilestoneChange>();
        for (var code : codes) {
            var old = before.get(code);
            var now = after.get(code);
            changes.add(new MilestoneChange(
                    code, Objects.requireNonNullElse(now, old).name(), old, now));
        }
        return new Changeover(
                situation.stage().map(here -> to.stage(here).isPresent()).orElse(true),
                situation.caseClass() == null
                        || Procedure.find(to.classes(), situation.caseClass()).isPresent(),
                without(from, to),
                without(to, from),
                changes);
    }

    private static List<Coming> without(Procedure one, Procedure other) {
        return one.stages().stream()
                .filter(stage -> other.stage(stage.code()).isEmpty())
                .map(stage -> new Coming(stage.code(), stage.name()))
                .toList();
    }

    private static Map<String, Line> byCode(List<Line> lines) {
        return lines.stream()
                .collect(Collectors.toMap(Line::code, Function.identity(), (a, _) -> a, java.util.LinkedHashMap::new));
    }
}

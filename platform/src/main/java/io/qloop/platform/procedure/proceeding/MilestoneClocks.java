package io.qloop.platform.procedure.proceeding;

import io.qloop.platform.calendar.Calendars;
import io.qloop.platform.calendar.Length;
import io.qloop.platform.deadline.Deadline;
import io.qloop.platform.deadline.DeadlinePlan;
import io.qloop.platform.deadline.DeadlineStatus;
import io.qloop.platform.deadline.Deadlines;
import io.qloop.platform.procedure.Milestone;
import io.qloop.platform.procedure.Procedure;
import io.qloop.platform.procedure.adoption.ProcedureSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Keeps the deadlines of a case as its procedure wants them: a milestone that applies and whose clock was started has a
 * deadline, one that was met or does not apply any more has none that runs. A milestone that no event can meet is shown,
 * and has no deadline.
 */
@ApplicationScoped
class MilestoneClocks {

    private static final String NO_LONGER = "no-longer-applies";

    private final Deadlines deadlines;
    private final ProcedureSettings settings;

    MilestoneClocks(Deadlines deadlines, ProcedureSettings settings) {
        this.deadlines = deadlines;
        this.settings = settings;
    }

    /** Starts those of a case that has just been opened; gives the earliest date. */
    Optional<Instant> start(Proceeding proceeding, Procedure procedure) {
        return wanted(proceeding, procedure)
                .map(milestone -> start(proceeding, milestone).dueAt())
                .min(Instant::compareTo);
    }

    /** Brings them in line after something has happened to the case. */
    void follow(Proceeding proceeding, Procedure procedure, String reason) {
        var item = item(proceeding);
        var all = deadlines.lockOf(item);
        var running = all.stream().filter(MilestoneClocks::runs).toList();
        for (var deadline : running) {
            var milestone = procedure.milestone(deadline.milestone());
            var met = milestone.map(Milestone::met).map(proceeding.events()::get);
            if (met.filter(at -> !at.isBefore(deadline.startedAt())).isPresent()) {
                deadlines.meet(item, deadline.milestone(), met.get());
            } else if (milestone
                    .filter(one -> applies(proceeding, procedure, one))
                    .isEmpty()) {
                deadlines.cancel(item, deadline.milestone(), reason == null ? NO_LONGER : reason);
            } else if (!deadline.procedure().equals(Optional.of(proceeding.procedure()))) {
                deadlines.replan(item, deadline.milestone(), plan(milestone.get()), proceeding.procedure(), reason);
            }
        }
        wanted(proceeding, procedure)
                .filter(milestone -> all.stream().noneMatch(deadline -> isOf(deadline, milestone, proceeding)))
                .forEach(milestone -> start(proceeding, milestone));
    }

    /** Ends what still runs. */
    void stop(Proceeding proceeding, String reason) {
        deadlines.cancelAll(item(proceeding), reason);
    }

    /** The earliest date of those that run. */
    Optional<Instant> nextDue(Proceeding proceeding) {
        return deadlines.of(item(proceeding)).stream()
                .filter(MilestoneClocks::runs)
                .map(Deadline::dueAt)
                .min(Instant::compareTo);
    }

    /** Has this milestone had a deadline for the same start, or does one run? A cancelled one may come back. */
    private static boolean isOf(Deadline deadline, Milestone milestone, Proceeding proceeding) {
        return deadline.milestone().equals(milestone.code())
                && (runs(deadline)
                        || deadline.status() == DeadlineStatus.MET
                                && deadline.startedAt()
                                        .equals(proceeding.events().get(milestone.starts())));
    }

    private static boolean runs(Deadline deadline) {
        return deadline.endedAt().isEmpty();
    }

    private static Stream<Milestone> wanted(Proceeding proceeding, Procedure procedure) {
        return procedure.milestones().stream()
                .filter(milestone -> applies(proceeding, procedure, milestone))
                .filter(milestone -> isOpen(proceeding, milestone));
    }

    private static boolean applies(Proceeding proceeding, Procedure procedure, Milestone milestone) {
        return milestone.met() != null
                && milestone.length().length().isPresent()
                && milestone.appliesTo(proceeding.situation(procedure, false));
    }

    /** Its clock was started, and it was not met since. */
    private static boolean isOpen(Proceeding proceeding, Milestone milestone) {
        var started = proceeding.events().get(milestone.starts());
        var met = proceeding.events().get(milestone.met());
        return started != null && (met == null || met.isBefore(started));
    }

    private Deadline start(Proceeding proceeding, Milestone milestone) {
        return deadlines.start(
                proceeding.site().orElse(Calendars.COMPANY),
                new Deadline.Beginning(
                        item(proceeding),
                        proceeding.caseNumber(),
                        item(proceeding),
                        milestone.code(),
                        proceeding.function(),
                        Optional.of(proceeding.procedure()),
                        milestone.starts(),
                        proceeding.events().get(milestone.starts()),
                        plan(milestone)));
    }

    /** What the document says; where it is silent about reminders and escalation, what the company has set. */
    DeadlinePlan plan(Milestone milestone) {
        var length = milestone.length().length().orElseThrow();
        return new DeadlinePlan(
                length,
                milestone.countingRules(),
                milestone.remind().isEmpty() ? lengths(settings.reminders()) : lengths(milestone.remind()),
                milestone.escalate().isEmpty()
                        ? lengths(settings.escalations())
                        // Without a delay, the one who is told hears that it was missed; that is no rung of its own.
                        : milestone.escalate().stream()
                                .flatMap(rung -> rung.delay().stream())
                                .toList(),
                milestone.pauses().isEmpty() || !length.unit().isPausable()
                        ? Optional.empty()
                        : Optional.of(milestone.pauses().stream()
                                .map(Milestone.Pausable::limit)
                                .filter(Objects::nonNull)
                                .findFirst()
                                .map(Length::parse)
                                .orElseGet(() -> Length.parse(settings.pauseLimit()))));
    }

    private static List<Length> lengths(List<String> texts) {
        return texts.stream().map(Length::parse).toList();
    }

    private static String item(Proceeding proceeding) {
        return proceeding.id().toString();
    }
}

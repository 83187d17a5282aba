package io.qloop.platform.deadline;

import io.qloop.platform.audit.Audited;
import io.qloop.platform.calendar.CountingRules;
import io.qloop.platform.calendar.CountingRules.End;
import io.qloop.platform.calendar.Due;
import io.qloop.platform.calendar.Length;
import io.qloop.platform.calendar.Pause;
import io.qloop.platform.calendar.SiteCalendar;
import io.qloop.platform.deadline.DeadlineStep.Kind;
import io.qloop.platform.problem.Refusal;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Transient;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What a case has to reach, and until when. It is computed once, with one version of a calendar, and stays as it is until
 * somebody pauses, extends or recomputes it; each of these is a step with who and why.
 */
@Entity
public class Deadline implements Audited {

    private static final CountingRules AT_THE_HOUR =
            new CountingRules(false, Optional.empty(), End.SAME_HOUR, CountingRules.OnFreeDay.KEEP);

    @Id
    private UUID id;

    @Version
    private long version;

    private String caseId;
    private String caseNumber;
    private String itemId;
    private String milestone;
    private String function;
    private String procedure;
    private String startEvent;
    private Instant startedAt;

    @Convert(converter = PlanColumn.class)
    private DeadlinePlan plan;

    private String calendarSite;
    private long calendarVersion;
    private boolean provisional;
    private Instant dueAt;

    @Enumerated(EnumType.STRING)
    private DeadlineStatus status;

    /** How many of the planned moments are behind; which they are, {@link #moments} says. */
    private int fired;

    private Instant nextAt;
    private Instant missedAt;
    private Instant endedAt;
    private Instant pausedAt;
    private String pauseReason;

    @Convert(converter = PausesColumn.class)
    private List<Pause> pauses;

    /** The date that somebody gave it instead of the computed one; the pauses after it count on from there. */
    private Instant extendedTo;

    private int steps;

    @Transient
    private final transient List<DeadlineStep> newSteps = new ArrayList<>();

    protected Deadline() {}

    /**
     * What a deadline begins with.
     *
     * @param itemId     the part of the case that it belongs to; the case's own id where it is the case
     * @param milestone  what has to be reached, a code such as {@code first-reply}; runs once per item at a time
     * @param function   who has to reach it; empty where nobody is responsible yet
     * @param procedure  the procedure and version that asks for it
     * @param startEvent what started the clock (IM-001), a code such as {@code received}
     */
    public record Beginning(
            String caseId,
            String caseNumber,
            String itemId,
            String milestone,
            Optional<String> function,
            Optional<String> procedure,
            String startEvent,
            Instant startedAt,
            DeadlinePlan plan) {}

    static Deadline start(UUID id, Beginning beginning, SiteCalendar calendar, String by, Instant now) {
        var deadline = new Deadline();
        deadline.id = id;
        deadline.caseId = beginning.caseId;
        deadline.caseNumber = beginning.caseNumber;
        deadline.itemId = beginning.itemId;
        deadline.milestone = beginning.milestone;
        deadline.function = beginning.function.orElse(null);
        deadline.procedure = beginning.procedure.orElse(null);
        deadline.startEvent = beginning.startEvent;
        deadline.startedAt = beginning.startedAt;
        deadline.plan = beginning.plan;
        deadline.status = DeadlineStatus.RUNNING;
        deadline.pauses = List.of();
        deadline.compute(calendar);
        deadline.step(Kind.STARTED, now, by, beginning.startEvent);
        deadline.planOn(calendar, now);
        return deadline;
    }

    private void compute(SiteCalendar calendar) {
        var due = computed(calendar);
        calendarSite = calendar.site();
        calendarVersion = calendar.version();
        provisional = due.isProvisional();
        dueAt = due.at();
    }

    /** The way to the computed date, or to the date before somebody extended it. */
    Due computed(SiteCalendar calendar) {
        return calendar.due(startedAt, plan.length(), plan.rules(), extendedTo == null ? pauses : List.of());
    }

    // ---- What happens by itself

    /** A moment at which somebody is told. */
    record Moment(Instant at, What what, int number) {}

    /** What is told. */
    enum What {
        APPROACHING,
        MISSED,
        STILL_MISSED
    }

    /** Every moment from the first reminder to the last escalation, in order. */
    private List<Moment> moments(SiteCalendar calendar) {
        var moments = new ArrayList<Moment>();
        var reminders = plan.reminders().stream()
                .map(before -> calendar.before(dueAt, before))
                .filter(startedAt::isBefore)
                .sorted()
                .toList();
        for (int i = 0; i < reminders.size(); i++) {
            moments.add(new Moment(reminders.get(i), What.APPROACHING, i + 1));
        }
        moments.add(new Moment(dueAt, What.MISSED, 0));
        var escalations = plan.escalations().stream()
                .map(after -> calendar.due(dueAt, after, AT_THE_HOUR).at())
                .sorted(Comparator.naturalOrder())
                .toList();
        for (int i = 0; i < escalations.size(); i++) {
            moments.add(new Moment(escalations.get(i), What.STILL_MISSED, i + 1));
        }
        return moments;
    }

    /** Finds the next moment after a change of the date: reminders that would lie behind are left out. */
    private void planOn(SiteCalendar calendar, Instant now) {
        var moments = moments(calendar);
        boolean late = !dueAt.isAfter(now);
        if (!late) {
            missedAt = null;
        }
        fired = 0;
        while (fired < moments.size() && isBehind(moments.get(fired), now)) {
            fired++;
        }
        nextAt = fired < moments.size() ? moments.get(fired).at() : null;
    }

    private boolean isBehind(Moment moment, Instant now) {
        if (moment.at().isAfter(now)) {
            return false;
        }
        // What was missed is told once for each date, also when the date lay behind when it was set.
        return moment.what() == What.APPROACHING || missedAt != null;
    }

    /**
     * What is to be told by now, in order, each once. After an outage a reminder that a later moment has overtaken is left
     * out; that something was missed is told in any case, and every rung of the escalation (AH-23).
     */
    List<Moment> tick(SiteCalendar calendar, Instant now) {
        if (status == DeadlineStatus.PAUSED) {
            // The next moment of a paused deadline is the limit of the pause.
            if (nextAt.isAfter(now)) {
                return List.of();
            }
            resume(calendar, nextAt, "system", "pause-limit-reached");
        }
        var moments = moments(calendar);
        var told = new ArrayList<Moment>();
        while (status == DeadlineStatus.RUNNING
                && fired < moments.size()
                && !moments.get(fired).at().isAfter(now)) {
            var moment = moments.get(fired++);
            boolean overtaken = moment.what() == What.APPROACHING
                    && fired < moments.size()
                    && !moments.get(fired).at().isAfter(now);
            if (overtaken) {
                continue;
            }
            if (moment.what() == What.MISSED) {
                missedAt = dueAt;
            }
            told.add(moment);
            step(kind(moment.what()), now, "system", null);
        }
        nextAt = fired < moments.size() ? moments.get(fired).at() : null;
        return told;
    }

    private static Kind kind(What what) {
        return switch (what) {
            case APPROACHING -> Kind.REMINDED;
            case MISSED -> Kind.MISSED;
            case STILL_MISSED -> Kind.ESCALATED;
        };
    }

    // ---- What somebody does

    void meet(Instant at, String by) {
        requireNotOver();
        end(DeadlineStatus.MET, at);
        step(Kind.MET, at, by, null);
    }

    void cancel(Instant at, String by, String reason) {
        requireNotOver();
        end(DeadlineStatus.CANCELLED, at);
        step(Kind.CANCELLED, at, by, reason);
    }

    private void end(DeadlineStatus how, Instant at) {
        status = how;
        endedAt = at;
        nextAt = null;
        pausedAt = null;
        pauseReason = null;
    }

    /** The clock stands still until it is resumed, at the longest until the plan's limit (AH-22). */
    void pause(SiteCalendar calendar, Instant at, String by, String reason) {
        requireNotOver();
        if (status == DeadlineStatus.PAUSED) {
            throw Refusal.conflict("deadline-paused-already");
        }
        var limit = plan.pauseLimit().orElseThrow(() -> Refusal.conflict("deadline-not-pausable", milestone));
        if (!dueAt.isAfter(at)) {
            throw Refusal.conflict("deadline-missed-already", milestone);
        }
        status = DeadlineStatus.PAUSED;
        pausedAt = at;
        pauseReason = reason;
        nextAt = calendar.due(at, limit, AT_THE_HOUR).at();
        step(Kind.PAUSED, at, by, reason);
    }

    void resume(SiteCalendar calendar, Instant at, String by, String reason) {
        if (status != DeadlineStatus.PAUSED) {
            throw Refusal.conflict("deadline-not-paused");
        }
        var pause = new Pause(pausedAt, at, pauseReason);
        var all = new ArrayList<>(pauses);
        all.add(pause);
        pauses = List.copyOf(all);
        status = DeadlineStatus.RUNNING;
        pausedAt = null;
        pauseReason = null;
        if (extendedTo == null) {
            var due = computed(calendar);
            dueAt = due.at();
            provisional = due.isProvisional();
        } else {
            dueAt = shifted(calendar, pause);
        }
        step(Kind.RESUMED, at, by, reason);
        planOn(calendar, at);
    }

    /** A date that somebody gave moves on by what the pause took, in the plan's unit; started hours count whole. */
    private Instant shifted(SiteCalendar calendar, Pause pause) {
        return switch (plan.length().unit()) {
            case MINUTES, HOURS -> dueAt.plus(Duration.between(pause.from(), pause.to()));
            case WORKING_HOURS -> {
                var hours = calendar.workingTime(pause.from(), pause.to())
                        .plusMinutes(59)
                        .toHours();
                yield hours == 0
                        ? dueAt
                        : calendar.due(dueAt, new Length((int) hours, Length.Unit.WORKING_HOURS), AT_THE_HOUR)
                                .at();
            }
            default -> {
                var zone = calendar.zone();
                var from = pause.from().atZone(zone).toLocalDate();
                var to = pause.to().atZone(zone).toLocalDate();
                boolean working = plan.length().unit() == Length.Unit.WORKING_DAYS;
                int days = (int) from.plusDays(1)
                        .datesUntil(to.plusDays(1))
                        .filter(day -> !working || calendar.isWorkingDay(day))
                        .count();
                yield days == 0
                        ? dueAt
                        : calendar.due(
                                        dueAt,
                                        new Length(
                                                days, working ? Length.Unit.WORKING_DAYS : Length.Unit.CALENDAR_DAYS),
                                        AT_THE_HOUR)
                                .at();
            }
        };
    }

    /** Another, later date by an approver's word (IM-007). */
    void extend(SiteCalendar calendar, Instant to, Instant at, String approver, String reason) {
        requireNotOver();
        if (status == DeadlineStatus.PAUSED) {
            throw Refusal.conflict("deadline-paused-already");
        }
        if (!to.isAfter(dueAt) || !to.isAfter(at)) {
            throw Refusal.unprocessable("extension-not-later", "dueAt", dueAt);
        }
        extendedTo = to;
        dueAt = to;
        provisional = false;
        step(Kind.EXTENDED, at, approver, reason);
        planOn(calendar, at);
    }

    /** Computes the date anew with another version of the calendar (AH-21); a date that somebody gave stays. */
    void recompute(SiteCalendar calendar, Instant at, String by, String reason) {
        requireNotOver();
        if (extendedTo != null) {
            throw Refusal.conflict("deadline-extended", milestone);
        }
        compute(calendar);
        step(Kind.RECOMPUTED, at, by, reason);
        if (status == DeadlineStatus.RUNNING) {
            planOn(calendar, at);
        }
    }

    /** Another plan because the procedure of the case has changed (IM-006, IM-035); a date that somebody gave stays. */
    void replan(DeadlinePlan other, String procedure, SiteCalendar calendar, Instant at, String by, String reason) {
        requireNotOver();
        this.plan = other;
        this.procedure = procedure;
        if (extendedTo == null) {
            compute(calendar);
        }
        step(Kind.RECOMPUTED, at, by, reason);
        if (status == DeadlineStatus.RUNNING) {
            planOn(calendar, at);
        }
    }

    private void requireNotOver() {
        if (status.isOver()) {
            throw Refusal.conflict("deadline-over", milestone);
        }
    }

    /** Whether one of its moments is behind, so that somebody may wait for it. */
    boolean isTold() {
        return fired > 0;
    }

    private void step(Kind kind, Instant at, String actor, String reason) {
        newSteps.add(new DeadlineStep(kind, at, actor, Optional.ofNullable(reason), dueAt));
    }

    /** The steps since it was read, with the number of the first; they are taken once. */
    record Steps(int first, List<DeadlineStep> steps) {}

    Steps takeSteps() {
        var taken = new Steps(steps + 1, List.copyOf(newSteps));
        steps += newSteps.size();
        newSteps.clear();
        return taken;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public String auditCase() {
        return caseId;
    }

    public long version() {
        return version;
    }

    public String caseId() {
        return caseId;
    }

    public String caseNumber() {
        return caseNumber;
    }

    public String itemId() {
        return itemId;
    }

    public String milestone() {
        return milestone;
    }

    public Optional<String> function() {
        return Optional.ofNullable(function);
    }

    public Optional<String> procedure() {
        return Optional.ofNullable(procedure);
    }

    public String startEvent() {
        return startEvent;
    }

    public Instant startedAt() {
        return startedAt;
    }

    public DeadlinePlan plan() {
        return plan;
    }

    String calendarSite() {
        return calendarSite;
    }

    long calendarVersion() {
        return calendarVersion;
    }

    /** Whether it has to be computed again when the missing year is known. */
    public boolean isProvisional() {
        return provisional;
    }

    public Instant dueAt() {
        return dueAt;
    }

    public DeadlineStatus status() {
        return status;
    }

    /** Whether it is, or was when it was met, behind its date. A paused deadline is not. */
    public boolean isLate(Instant now) {
        return switch (status) {
            case RUNNING -> !dueAt.isAfter(now);
            case MET -> endedAt.isAfter(dueAt);
            case PAUSED, CANCELLED -> false;
        };
    }

    public Optional<Instant> missedAt() {
        return Optional.ofNullable(missedAt);
    }

    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    public Optional<Instant> pausedAt() {
        return Optional.ofNullable(pausedAt);
    }

    public Optional<String> pauseReason() {
        return Optional.ofNullable(pauseReason);
    }

    List<Pause> pauses() {
        return pauses;
    }

    Optional<Instant> extendedTo() {
        return Optional.ofNullable(extendedTo);
    }
}

package io.qloop.complaint.action;

import io.qloop.platform.calendar.Calendars;
import io.qloop.platform.calendar.CountingRules;
import io.qloop.platform.calendar.Length;
import io.qloop.platform.deadline.Deadline;
import io.qloop.platform.deadline.DeadlineMoved;
import io.qloop.platform.deadline.DeadlinePlan;
import io.qloop.platform.deadline.Deadlines;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.validation.constraints.Min;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Until when a function has to act: runs from the assignment to the completion, anew after a measure that did not work. */
@ApplicationScoped
class ActionDeadline {

    static final String MILESTONE = "action-completed";

    /** How long a function has, and who is told when. */
    @ConfigMapping(prefix = "complaint.action")
    interface Settings {

        /** Working days; seven is the final report of the preset {@code sample-8d}. */
        @WithDefault("7")
        @Min(1)
        int dueWorkingDays();

        /** How long before the date it is reminded of, such as {@code 1 working-days}. */
        @WithDefault("1 working-days")
        List<String> reminders();

        /** How long after the date the next one is told. */
        @WithDefault("1 working-days,3 working-days")
        List<String> escalations();

        /** How long it may wait for something at a time. */
        @WithDefault("10 working-days")
        String pauseLimit();
    }

    private final Deadlines deadlines;
    private final CorrectiveActions actions;
    private final DeadlinePlan plan;

    ActionDeadline(Deadlines deadlines, CorrectiveActions actions, Settings settings) {
        this.deadlines = deadlines;
        this.actions = actions;
        this.plan = new DeadlinePlan(
                Length.workingDays(settings.dueWorkingDays()),
                CountingRules.USUAL,
                settings.reminders().stream().map(Length::parse).toList(),
                settings.escalations().stream().map(Length::parse).toList(),
                Optional.of(Length.parse(settings.pauseLimit())));
    }

    /** Starts the clock for an action. */
    Instant start(UUID action, Assignment assignment, Instant assignedAt) {
        return start(
                action,
                assignment.complaintId(),
                assignment.complaintNumber(),
                assignment.function().code(),
                assignedAt);
    }

    /** Starts the clock again, because the measure did not work. */
    Instant startAgain(CorrectiveAction action, Instant rejectedAt) {
        return start(
                action.id(),
                action.complaintId(),
                action.complaintNumber(),
                action.function().code(),
                rejectedAt);
    }

    private Instant start(UUID action, UUID complaint, String complaintNumber, String function, Instant at) {
        return deadlines
                .start(
                        Calendars.COMPANY,
                        new Deadline.Beginning(
                                complaint.toString(),
                                complaintNumber,
                                action.toString(),
                                MILESTONE,
                                Optional.of(function),
                                Optional.empty(),
                                "assigned",
                                at,
                                plan))
                .dueAt();
    }

    /** The function has acted. */
    void meet(UUID action) {
        deadlines.meet(action.toString(), MILESTONE);
    }

    /** Somebody paused or extended it: the action shows the new date. */
    void onMoved(@Observes DeadlineMoved moved) {
        if (moved.deadline().milestone().equals(MILESTONE)) {
            actions.lock(UUID.fromString(moved.deadline().itemId()))
                    .isDueBy(moved.deadline().dueAt());
        }
    }
}

package io.qloop.platform.deadline;

import io.qloop.platform.calendar.Due;
import io.qloop.platform.calendar.Length;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A deadline as REST shows it.
 *
 * @param late        whether its date is over, or was over when it was met
 * @param provisional whether a year on the way is not announced yet; it is computed again by itself when it is
 * @param length      as the procedure says it, such as {@code 3 working-days}
 */
public record DeadlineView(
        UUID id,
        long version,
        String caseId,
        String caseNumber,
        String itemId,
        String milestone,
        String function,
        String procedure,
        DeadlineStatus status,
        boolean late,
        boolean provisional,
        String startEvent,
        Instant startedAt,
        String length,
        Instant dueAt,
        Instant pausedAt,
        String pauseReason,
        Instant endedAt,
        String calendar,
        long calendarVersion) {

    static DeadlineView of(Deadline deadline, Instant now) {
        return new DeadlineView(
                deadline.id(),
                deadline.version(),
                deadline.caseId(),
                deadline.caseNumber(),
                deadline.itemId(),
                deadline.milestone(),
                deadline.function().orElse(null),
                deadline.procedure().orElse(null),
                deadline.status(),
                deadline.isLate(now),
                deadline.isProvisional(),
                deadline.startEvent(),
                deadline.startedAt(),
                deadline.plan().length().toString(),
                deadline.dueAt(),
                deadline.pausedAt().orElse(null),
                deadline.pauseReason().orElse(null),
                deadline.endedAt().orElse(null),
                deadline.calendarSite(),
                deadline.calendarVersion());
    }

    /**
     * Why it is due when it is due (AH-21).
     *
     * @param summary   in one sentence
     * @param zone      in which days and hours are meant
     * @param intervals the way from the start to the computed date, without gaps
     * @param steps     what happened to it, in order
     */
    public record Explained(
            DeadlineView deadline, String summary, String zone, List<Part> intervals, List<Step> steps) {}

    /**
     * A part of the way.
     *
     * @param days how many days of the length it used up
     * @param text in the reader's language
     */
    @Schema(name = "DeadlinePart")
    public record Part(Instant from, Instant to, Due.Kind kind, String name, int days, String text) {}

    /** Something that happened, with when it was due afterwards. */
    @Schema(name = "DeadlineStep")
    public record Step(DeadlineStep.Kind kind, Instant at, String actor, String reason, Instant dueAt, String text) {}

    /** A length in words of the reader's language. */
    static String unitKey(Length length) {
        return "deadline.length." + length.unit().text();
    }
}

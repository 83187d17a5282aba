package io.qloop.platform.procedure;

import io.qloop.platform.calendar.CountingRules;
import io.qloop.platform.calendar.Length;
import io.qloop.platform.i18n.Text;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Something that has to be done by a time.
 *
 * @param starts   the event that starts the clock: one of the procedure's, or {@code stage:<code>} for the entry of a stage
 * @param met      the event that meets it, in the same words; null where only the service knows
 * @param counting how the company counts; null for the usual rules
 * @param when     the cases that it is meant for; null for all
 * @param remind   how long before the end somebody is reminded; a document's own, so mostly none
 * @param source   document and section
 */
public record Milestone(
        String code,
        Text name,
        String starts,
        String met,
        Limit length,
        Counting counting,
        Condition when,
        List<String> remind,
        List<Escalation> escalate,
        List<Pausable> pauses,
        String source)
        implements Coded {

    /** Before the code of a stage, where the entry of that stage is the event. */
    public static final String STAGE = "stage:";

    public Milestone {
        remind = Lists.given(remind);
        escalate = Lists.given(escalate);
        pauses = Lists.given(pauses);
    }

    public boolean appliesTo(Situation situation) {
        return condition().holdsFor(situation);
    }

    Condition condition() {
        return when == null ? Condition.ALWAYS : when;
    }

    public CountingRules countingRules() {
        return counting == null ? CountingRules.USUAL : counting.rules();
    }

    /**
     * Choices of counting that differ from the usual ones; null is the usual one.
     *
     * @param cutOff an hour such as {@code 16:00}
     */
    public record Counting(
            Boolean startDayCounts, String cutOff, CountingRules.End end, CountingRules.OnFreeDay onFreeDay) {

        CountingRules rules() {
            var usual = CountingRules.USUAL;
            return new CountingRules(
                    startDayCounts == null ? usual.startDayCounts() : startDayCounts,
                    Optional.ofNullable(cutOff).map(LocalTime::parse),
                    end == null ? usual.end() : end,
                    onFreeDay == null ? usual.onFreeDay() : onFreeDay);
        }
    }

    /**
     * Who is told when it is late.
     *
     * @param after how long after the end, null for at once
     * @param to    code of the department or post
     */
    @Schema(name = "MilestoneEscalation")
    public record Escalation(String after, String to) {

        public Optional<Length> delay() {
            return Optional.ofNullable(after).map(Length::parse);
        }
    }

    /**
     * A reason for which the clock may stand still (AH-22).
     *
     * @param limit how long at most; null where none is set
     */
    public record Pausable(String code, Text name, String limit) implements Coded {}
}

package io.qloop.feedback.feedback;

import io.qloop.platform.calendar.Calendars;
import io.qloop.platform.calendar.CountingRules;
import io.qloop.platform.calendar.CountingRules.End;
import io.qloop.platform.calendar.CountingRules.OnFreeDay;
import io.qloop.platform.calendar.Length;
import io.qloop.platform.deadline.DeadlinePlan;
import io.qloop.platform.procedure.adoption.ProcedureSettings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Plans dates that somebody names as a day: they are due at its close of business, with the company's reminders. */
@ApplicationScoped
public class UntilADay {

    /** The day of the beginning is the first one, so that something can be due on the day on which it begins. */
    private static final CountingRules RULES =
            new CountingRules(true, Optional.empty(), End.CLOSE_OF_BUSINESS, OnFreeDay.KEEP);

    private final Calendars calendars;
    private final List<Length> reminders;
    private final List<Length> escalations;

    UntilADay(Calendars calendars, ProcedureSettings settings) {
        this.calendars = calendars;
        this.reminders = settings.reminders().stream().map(Length::parse).toList();
        this.escalations = settings.escalations().stream().map(Length::parse).toList();
    }

    public DeadlinePlan plan(Instant from, LocalDate day) {
        var days = ChronoUnit.DAYS.between(calendars.company().dayOf(from), day) + 1;
        return new DeadlinePlan(
                new Length(Math.toIntExact(days), Length.Unit.CALENDAR_DAYS),
                RULES,
                reminders,
                escalations,
                Optional.empty());
    }
}

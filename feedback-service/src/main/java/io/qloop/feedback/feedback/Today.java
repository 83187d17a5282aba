package io.qloop.feedback.feedback;

import io.qloop.platform.calendar.Calendars;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Which day it is, or was, where the company is. */
@ApplicationScoped
public class Today {
    private final Calendars calendars;
    private final Clock clock;

    Today(Calendars calendars, Clock clock) {
        this.calendars = calendars;
        this.clock = clock;
    }

    public LocalDate day() {
        return dayOf(clock.instant());
    }

    public LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, zone());
    }

    public Instant beginningOf(LocalDate day) {
        return day.atStartOfDay(zone()).toInstant();
    }

    private ZoneId zone() {
        return calendars.of(Calendars.COMPANY).zone();
    }
}

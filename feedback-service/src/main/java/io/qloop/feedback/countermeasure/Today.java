package io.qloop.feedback.countermeasure;

import io.qloop.platform.calendar.Calendars;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;

/** Which day it is where the company is. */
@ApplicationScoped
class Today {
    private final Calendars calendars;
    private final Clock clock;

    Today(Calendars calendars, Clock clock) {
        this.calendars = calendars;
        this.clock = clock;
    }

    LocalDate day() {
        return LocalDate.ofInstant(
                clock.instant(), calendars.of(Calendars.COMPANY).zone());
    }
}

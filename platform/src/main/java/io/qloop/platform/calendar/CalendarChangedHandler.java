package io.qloop.platform.calendar;

import io.qloop.platform.event.Event;
import io.qloop.platform.event.EventHandler;
import io.qloop.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;

/** Keeps a copy of every calendar that is announced; an older version that comes late changes nothing that holds. */
@ApplicationScoped
class CalendarChangedHandler implements EventHandler<CalendarChanged> {

    private final Calendars calendars;

    CalendarChangedHandler(Calendars calendars) {
        this.calendars = calendars;
    }

    @Override
    public String type() {
        return CalendarChanged.TYPE;
    }

    @Override
    public Class<CalendarChanged> dataType() {
        return CalendarChanged.class;
    }

    @Override
    public void handle(Event<CalendarChanged> event) {
        var changed = event.data();
        try {
            calendars.store(changed.calendar().toCalendar(), event.time(), changed.changedBy(), changed.reason());
        } catch (CalendarFault fault) {
            throw Refusal.unprocessable("calendar-invalid", "calendar." + fault.field(), fault.getMessage());
        }
    }
}

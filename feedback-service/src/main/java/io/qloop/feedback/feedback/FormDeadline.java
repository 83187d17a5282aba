package io.qloop.feedback.feedback;

import io.qloop.platform.calendar.Calendars;
import io.qloop.platform.calendar.Length;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Until when the form of a feedback must be filled in and sent: working days after receipt, by class. */
@ApplicationScoped
class FormDeadline {
    private final Calendars calendars;
    private final FormSettings settings;

    FormDeadline(Calendars calendars, FormSettings settings) {
        this.calendars = calendars;
        this.settings = settings;
    }

    Instant dueAt(FeedbackClass feedbackClass, Instant receivedAt) {
        var days = settings.dueWorkingDays();
        int length =
                switch (feedbackClass) {
                    case A -> days.a();
                    case B -> days.b();
                    case C -> days.c();
                    case D -> days.d();
                };
        return calendars.company().due(receivedAt, Length.workingDays(length)).at();
    }
}

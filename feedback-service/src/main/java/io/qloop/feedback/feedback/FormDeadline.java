package io.qloop.feedback.feedback;

import io.qloop.platform.calendar.Length;
import io.qloop.platform.calendar.WorkingCalendar;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** Until when the form of a feedback must be filled in and sent: working days after receipt, by class. */
@ApplicationScoped
class FormDeadline {
    private final WorkingCalendar calendar;
    private final FormSettings settings;

    FormDeadline(WorkingCalendar calendar, FormSettings settings) {
        this.calendar = calendar;
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
        return calendar.due(receivedAt, Length.workingDays(length)).at();
    }
}

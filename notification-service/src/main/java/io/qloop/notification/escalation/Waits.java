package io.qloop.notification.escalation;

import io.qloop.notification.message.Message;
import io.qloop.platform.calendar.Calendars;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;

/** How long is waited on a rung, by the calendar of the site that the message is about. */
@ApplicationScoped
class Waits {

    private final Calendars calendars;

    Waits(Calendars calendars) {
        this.calendars = calendars;
    }

    Escalation.Wait on(Rung rung, Message message, Instant from) {
        return on(rung, rung.first(), message, from);
    }

    Escalation.Wait on(Rung rung, Awaits awaits, Message message, Instant from) {
        var calendar = calendars.of(message.recipientSite().orElse(Calendars.COMPANY));
        return new Escalation.Wait(
                awaits, calendar.due(from, rung.within(awaits)).at());
    }
}

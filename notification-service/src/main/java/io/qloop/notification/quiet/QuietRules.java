package io.qloop.notification.quiet;

import io.qloop.notification.message.Audience;
import io.qloop.notification.message.Message;
import io.qloop.notification.message.Recipient;
import io.qloop.notification.message.Urgency;
import io.qloop.platform.calendar.Calendars;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Says until when a message has to wait because its reader is not to be disturbed: the reader's own quiet hours count
 * before those of the site, these before those of the company. Customers are written to at any time.
 */
@ApplicationScoped
public class QuietRules {

    private final AllQuietHours quietHours;
    private final Calendars calendars;

    QuietRules(AllQuietHours quietHours, Calendars calendars) {
        this.quietHours = quietHours;
        this.calendars = calendars;
    }

    /** Empty where it may go out now. */
    public Optional<Instant> endFor(Message message, Instant now) {
        if (message.audience() instanceof Audience.Customer || message.matter().urgency() == Urgency.URGENT) {
            return Optional.empty();
        }
        var site = message.recipientSite().orElse(Calendars.COMPANY);
        var person = message.recipient().flatMap(Recipient::whom);
        return quietHours.of(person, List.of(site, Calendars.COMPANY)).stream()
                .min(Comparator.comparing((QuietHours quiet) -> quiet.site().isPresent())
                        .thenComparing(quiet -> !quiet.site().equals(Optional.of(site))))
                .flatMap(quiet -> quiet.span().endOf(now, calendars.of(site)));
    }
}

package io.qloop.notification.quiet;

import io.qloop.notification.directory.People;
import io.qloop.notification.message.Audience;
import io.qloop.notification.message.Message;
import io.qloop.notification.message.Recipient;
import io.qloop.notification.message.Urgency;
import io.qloop.platform.calendar.Calendars;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;

/**
 * Says until when a message has to wait because its reader is not to be disturbed: the reader's own quiet hours count
 * before those of the site, these before those of the company. Customers are written to at any time.
 */
@ApplicationScoped
public class QuietRules {

    private final AllQuietHours quietHours;
    private final People people;
    private final Calendars calendars;

    QuietRules(AllQuietHours quietHours, People people, Calendars calendars) {
        this.quietHours = quietHours;
        this.people = people;
        this.calendars = calendars;
    }

    /** Empty where it may go out now. */
    public Optional<Instant> endFor(Message message, Instant now) {
        if (message.audience() instanceof Audience.Customer || message.matter().urgency() == Urgency.URGENT) {
            return Optional.empty();
        }
        var site = message.recipientSite();
        return message.recipient()
                .map(Recipient::mail)
                .flatMap(people::withMail)
                .flatMap(person -> quietHours.ofPerson(person.id()))
                .or(() -> site.flatMap(quietHours::ofSite))
                .or(() -> quietHours.ofSite(Calendars.COMPANY))
                .flatMap(quiet -> quiet.span().endOf(now, calendars.of(site.orElse(Calendars.COMPANY))));
    }
}

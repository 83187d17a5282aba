package io.qloop.notification.calendar;

import io.qloop.platform.calendar.CalendarChanged;
import io.qloop.platform.calendar.CalendarContent;
import io.qloop.platform.calendar.CalendarFault;
import io.qloop.platform.calendar.Calendars;
import io.qloop.platform.calendar.SiteCalendar;
import io.qloop.platform.event.DomainEvent;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.outbox.Outbox;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.web.Versions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Gives a site's calendar a new version and announces it. What was computed with older versions stays as it is. */
@ApplicationScoped
class ChangeCalendar {

    private final Calendars calendars;
    private final Outbox outbox;
    private final CurrentUser user;
    private final Clock clock;

    ChangeCalendar(Calendars calendars, Outbox outbox, CurrentUser user, Clock clock) {
        this.calendars = calendars;
        this.outbox = outbox;
        this.user = user;
        this.clock = clock;
    }

    /** What stands now, and whether the site has just got its first calendar. */
    record Result(SiteCalendar calendar, boolean isNew) {}

    /**
     * Changes the week of a site; a new site begins with the years of the company.
     *
     * @param ifMatch the version that the caller has seen; null for a site that has no calendar yet
     */
    @Transactional
    Result week(String site, String ifMatch, String zone, List<String> hours, List<String> weekend, String reason) {
        return change(
                site,
                ifMatch,
                before -> new CalendarContent(site, before.version(), zone, hours, weekend, before.years()),
                reason);
    }

    /** Loads years, each in place of what was known of it. */
    @Transactional
    Result years(String site, String ifMatch, List<CalendarContent.Year> years, String reason) {
        return change(
                site,
                ifMatch,
                before -> {
                    var all = new ArrayList<>(years);
                    before.years().stream()
                            .filter(known -> years.stream().noneMatch(year -> year.year() == known.year()))
                            .forEach(all::add);
                    all.sort(Comparator.comparing(CalendarContent.Year::year));
                    return new CalendarContent(
                            site, before.version(), before.zone(), before.hours(), before.weekend(), all);
                },
                reason);
    }

    private Result change(String site, String ifMatch, UnaryOperator<CalendarContent> deed, String reason) {
        var newest = newest(site);
        if (newest.isPresent()) {
            Versions.requireMatch(ifMatch, newest.get().version());
        } else if (ifMatch != null) {
            throw Refusal.preconditionFailed("version-stale");
        }
        var before = CalendarContent.of(newest.orElseGet(calendars::company));
        long version = newest.map(SiteCalendar::version).orElse(0L) + 1;
        var changed = numbered(site, version, deed.apply(before));
        if (!calendars.store(changed, clock.instant(), user.name(), reason)) {
            // Somebody else was a moment earlier.
            throw Refusal.preconditionFailed("version-stale");
        }
        outbox.append(new DomainEvent(
                CalendarChanged.TYPE,
                site,
                clock.instant(),
                new CalendarChanged(site, CalendarContent.of(changed), user.name(), reason)));
        return new Result(changed, newest.isEmpty());
    }

    private static SiteCalendar numbered(String site, long version, CalendarContent content) {
        try {
            return new CalendarContent(
                            site, version, content.zone(), content.hours(), content.weekend(), content.years())
                    .toCalendar();
        } catch (CalendarFault fault) {
            throw Refusal.unprocessable("calendar-invalid", fault.field(), fault.getMessage());
        } catch (IllegalArgumentException fault) {
            throw Refusal.unprocessable("calendar-invalid", "weekend", fault.getMessage());
        }
    }

    /** From the database: the memory of another change of a moment ago may be older. */
    private Optional<SiteCalendar> newest(String site) {
        return calendars.history(site).stream().findFirst().map(change -> calendars.version(site, change.version()));
    }
}

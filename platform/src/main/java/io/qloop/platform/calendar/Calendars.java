package io.qloop.platform.calendar;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.qloop.platform.transaction.BeforeCommit;
import io.qloop.platform.transaction.Statements;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The working calendars of the company's sites, each in all its versions (AH-20). A calendar is changed in one service
 * and announced; every service keeps a copy, so that a deadline can be computed, and explained years later, with nothing
 * but the service's own database. A site without a calendar of its own has the company's.
 */
@ApplicationScoped
public class Calendars {

    /** The calendar of every site that has none of its own. */
    public static final String COMPANY = "company";

    private static final String CHINA = "calendar/cn-working-days.csv";
    private static final Set<DayOfWeek> WEEKEND = Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY);

    private final Statements statements;
    private final ObjectMapper json;
    private final Clock clock;
    private final BeforeCommit transaction;
    private final SiteCalendar builtIn;
    private final Map<Version, SiteCalendar> versions = new ConcurrentHashMap<>();
    private volatile Map<String, SiteCalendar> current = Map.of();

    Calendars(
            Statements statements,
            ObjectMapper json,
            Clock clock,
            BeforeCommit transaction,
            MeterRegistry meters,
            @ConfigProperty(name = "qloop.site.zone", defaultValue = "Asia/Shanghai") ZoneId zone,
            @ConfigProperty(name = "qloop.site.hours", defaultValue = "08:30-12:00,13:00-17:30") String hours) {
        this.statements = statements;
        this.json = json;
        this.clock = clock;
        this.transaction = transaction;
        this.builtIn = new SiteCalendar(COMPANY, 1, zone, WorkingHours.parse(hours), WEEKEND, china());
        Gauge.builder("qloop.calendar.years.missing", this, Calendars::sitesWithoutNextYear)
                .description("Sites whose calendar does not know the next year")
                .register(meters);
    }

    private record Version(String site, long number) {}

    /** Before anything is heard or asked: the calendar that comes with the product is version 1 everywhere. */
    void onStart(@Observes @Priority(10) StartupEvent start) {
        QuarkusTransaction.requiringNew()
                .run(() -> store(builtIn, clock.instant(), "system", "comes with the product"));
        refresh();
    }

    /** Other instances take over calendars too. */
    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void refresh() {
        var newest = new TreeMap<String, Long>();
        statements.each(
                "select site, max(version) from calendar_version group by site",
                row -> newest.put(row.getString(1), row.getLong(2)));
        var fresh = new TreeMap<String, SiteCalendar>();
        newest.forEach((site, version) -> fresh.put(site, version(site, version)));
        current = Map.copyOf(fresh);
    }

    /** The calendar that holds at this site now. */
    public SiteCalendar of(String site) {
        var own = current.get(site);
        return own != null ? own : current.getOrDefault(COMPANY, builtIn);
    }

    /** The company's calendar. */
    public SiteCalendar company() {
        return of(COMPANY);
    }

    /** The day that it is at the company. */
    public LocalDate today() {
        return company().dayOf(clock.instant());
    }

    /** The newest calendars of all sites that have one of their own, the company's among them. */
    public Collection<SiteCalendar> all() {
        return current.values().stream()
                .sorted(java.util.Comparator.comparing(SiteCalendar::site))
                .toList();
    }

    /**
     * A calendar as it was when something was computed with it.
     *
     * @throws IllegalArgumentException when there never was such a version
     */
    public SiteCalendar version(String site, long version) {
        return find(site, version)
                .orElseThrow(() -> new IllegalArgumentException("No version " + version + " of calendar " + site));
    }

    /** Empty when there never was such a version. */
    public Optional<SiteCalendar> find(String site, long version) {
        var key = new Version(site, version);
        var known = versions.get(key);
        if (known == null) {
            known = load(key).orElse(null);
            if (known != null) {
                versions.put(key, known);
            }
        }
        return Optional.ofNullable(known);
    }

    private Optional<SiteCalendar> load(Version key) {
        return statements
                .first(
                        "select content from calendar_version where site = ? and version = ?",
                        row -> row.getString(1),
                        key.site,
                        key.number)
                .map(content -> read(key, content));
    }

    private SiteCalendar read(Version key, String content) {
        try {
            return json.readValue(content, CalendarContent.class).toCalendar();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Calendar " + key + " cannot be read", e);
        }
    }

    /**
     * Keeps a version; it holds from the commit on, unless a newer one is known already.
     *
     * @return false when this version was known before; nothing is changed then
     */
    @Transactional(TxType.MANDATORY)
    public boolean store(SiteCalendar calendar, Instant changedAt, String changedBy, String reason) {
        var stored = statements.update(
                        """
                        insert into calendar_version (site, version, content, changed_at, changed_by, reason)
                        values (?, ?, ?::jsonb, ?, ?, ?) on conflict do nothing""", calendar.site(), calendar.version(), content(calendar), changedAt, changedBy, reason)
                == 1;
        if (stored) {
            transaction.afterCommit(this::refresh);
        }
        return stored;
    }

    private String content(SiteCalendar calendar) {
        try {
            return json.writeValueAsString(CalendarContent.of(calendar));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The history of a site's calendar, the newest version first. */
    public List<Change> history(String site) {
        return statements.list(
                "select version, changed_at, changed_by, reason from calendar_version where site = ? order by version desc",
                row -> new Change(
                        row.getLong(1), Statements.moment(row, "changed_at"), row.getString(3), row.getString(4)),
                site);
    }

    /** Who changed a calendar, when and why. */
    public record Change(long version, Instant changedAt, String changedBy, String reason) {}

    private long sitesWithoutNextYear() {
        return current.values().stream()
                .filter(calendar -> !calendar.isLoaded(nextYear(calendar)))
                .count();
    }

    /** The year after the running one, in the site's time zone. */
    public int nextYear(SiteCalendar calendar) {
        return calendar.dayOf(clock.instant()).getYear() + 1;
    }

    /** China's special days, year by year, with the notices that announced them. */
    static Map<Integer, LoadedYear> china() {
        try (var in = Calendars.class.getClassLoader().getResourceAsStream(CHINA);
                var table = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            return CalendarCsv.read(table);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.qloop.platform.number;

import io.qloop.platform.calendar.Calendars;
import io.qloop.platform.problem.Refusal;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** How the numbers of each form are written, at each site. Held in memory, so that drawing a number asks nobody. */
@ApplicationScoped
class NumberSeries {

    /** Where a site has no series of its own. */
    static final String COMPANY = Calendars.COMPANY;

    private final EntityManager database;
    private final NumberSettings settings;
    private volatile Map<Key, NumberPattern> changed = Map.of();

    NumberSeries(EntityManager database, NumberSettings settings) {
        this.database = database;
        this.settings = settings;
    }

    private record Key(String form, String site) {}

    /** A pattern that is in force, or that numbers were drawn by (then for no site in particular). */
    record Known(String form, String site, NumberPattern pattern, boolean isUsed) {}

    /** Before anything is heard or asked. */
    void onStart(@Observes @Priority(20) StartupEvent start) {
        refresh();
    }

    /** Other instances are where a series may have been changed too. */
    @Scheduled(every = "5s", concurrentExecution = ConcurrentExecution.SKIP)
    void refresh() {
        changed = QuarkusTransaction.requiringNew().call(() -> stored().stream()
                .collect(Collectors.toUnmodifiableMap(one -> new Key(one.form(), one.site()), StoredSeries::pattern)));
    }

    /**
     * How a number of this form is written now.
     *
     * @throws IllegalArgumentException when the service has no such form
     */
    NumberPattern pattern(String form, Optional<String> site) {
        requireForm(form);
        var known = changed;
        var own = site.map(it -> known.get(new Key(form, it))).orElse(null);
        return own != null ? own : known.getOrDefault(new Key(form, COMPANY), preset(form));
    }

    private void requireForm(String form) {
        if (!settings.forms().containsKey(form)) {
            throw new IllegalArgumentException("No form '" + form + "' in qloop.numbers.forms");
        }
    }

    /** As long as nobody changes it. */
    static NumberPattern preset(String form) {
        return new NumberPattern(form + "-{yyyy}-{000000}", true);
    }

    Set<String> forms() {
        return new TreeSet<>(settings.forms().keySet());
    }

    /** What the records of this form can fill. */
    Set<String> placeholders(String form) {
        if (!settings.forms().containsKey(form)) {
            throw Refusal.notFound("number-form-not-found", form, String.join(", ", forms()));
        }
        var placeholders = new TreeSet<>(settings.forms().get(form).orElse(Set.of()));
        placeholders.add(NumberPattern.YEAR);
        return placeholders;
    }

    List<StoredSeries> stored() {
        return database.createQuery("from StoredSeries order by form, site", StoredSeries.class)
                .getResultList();
    }

    Optional<StoredSeries> stored(String form, String site) {
        return database.createQuery("from StoredSeries where form = :form and site = :site", StoredSeries.class)
                .setParameter("form", form)
                .setParameter("site", site)
                .getResultStream()
                .findFirst();
    }

    /** The patterns in force, and those that numbers were drawn by. */
    Set<Known> known() {
        var known = new HashSet<Known>();
        var stored = stored();
        stored.forEach(one -> known.add(new Known(one.form(), one.site(), one.pattern(), false)));
        forms().stream()
                .filter(form -> stored.stream()
                        .noneMatch(one -> one.form().equals(form) && one.site().equals(COMPANY)))
                .forEach(form -> known.add(new Known(form, COMPANY, preset(form), false)));
        used().forEach(known::add);
        return known;
    }

    @SuppressWarnings("unchecked") // a native query answers arrays
    private List<Known> used() {
        return ((List<Object[]>)
                        database.createNativeQuery("select distinct form, pattern, year > 0 from number_series")
                                .getResultList())
                .stream()
                        .map(row -> new Known(
                                (String) row[0], COMPANY, new NumberPattern((String) row[1], (Boolean) row[2]), true))
                        .toList();
    }
}

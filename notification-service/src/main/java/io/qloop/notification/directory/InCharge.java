package io.qloop.notification.directory;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Finds whoever is in charge, and reports a search that nobody of the right department could be found in. */
@ApplicationScoped
public class InCharge {

    private final StoredRecords records;
    private final Event<NobodyThere> nobodyThere;
    private final Clock clock;

    InCharge(StoredRecords records, Event<NobodyThere> nobodyThere, Clock clock) {
        this.records = records;
        this.nobodyThere = nobodyThere;
        this.clock = clock;
    }

    /**
     * Whom the search led to.
     *
     * @param way every step of it
     */
    public record Answer(Optional<Reached> reached, List<String> way) {
        public Answer {
            way = List.copyOf(way);
        }
    }

    /** Somebody was looked for, and nobody of that department was there. */
    public record NobodyThere(Wanted wanted, Instant at) {}

    /** Who it is at this moment. */
    public Answer of(Wanted wanted) {
        var now = clock.instant();
        var outcome = new Search(records, now).lookFor(wanted);
        if (!outcome.atHome()) {
            outcome.way().add(wanted.words() + ": reported as a gap of the directory");
            nobodyThere.fire(new NobodyThere(wanted, now));
        }
        return new Answer(outcome.reached(), outcome.way());
    }

    /** Who it would be at this moment. Reports nothing. */
    public Answer wouldBe(Wanted wanted) {
        var outcome = new Search(records, clock.instant()).lookFor(wanted);
        return new Answer(outcome.reached(), outcome.way());
    }

    /** Is somebody of the right department there now? Reports nothing. */
    public boolean isThere(Wanted wanted) {
        return new Search(records, clock.instant()).lookFor(wanted).atHome();
    }

    /** The department that a search for it begins in. */
    public Optional<Department> home(Wanted wanted) {
        return new Search(records, clock.instant()).home(wanted);
    }

    /** The superior department; of a site's department without one, the company's for the same function. */
    public Optional<Department> above(Department department) {
        return new Search(records, clock.instant()).above(department);
    }
}

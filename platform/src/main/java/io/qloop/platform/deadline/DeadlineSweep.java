package io.qloop.platform.deadline;

import io.qloop.platform.calendar.Calendars;
import io.qloop.platform.transaction.OneAtATime;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;

/**
 * Fires deadlines. Once a second it asks the index for what has come; in one transaction the deadlines move on and their
 * events go to the outbox, so each fires once whatever happens. One instance fires at a time, which keeps the order of
 * the moments, also after an outage (AH-23, docs/adr/0005-deadline-sweep.md).
 */
@ApplicationScoped
class DeadlineSweep {

    private static final int BATCH = 500;

    private final DeadlineStore store;
    private final Calendars calendars;
    private final DeadlineEvents events;
    private final OneAtATime oneAtATime;
    private final Clock clock;

    DeadlineSweep(DeadlineStore store, Calendars calendars, DeadlineEvents events, OneAtATime oneAtATime, Clock clock) {
        this.store = store;
        this.calendars = calendars;
        this.events = events;
        this.oneAtATime = oneAtATime;
        this.clock = clock;
    }

    @Scheduled(
            identity = "deadlines",
            every = "${qloop.deadlines.every:1s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void sweep() {
        while (fire() == BATCH) {
            // Each batch is a transaction of its own.
        }
    }

    /** Fires at most a batch of what has come. */
    int fire() {
        return QuarkusTransaction.requiringNew().call(() -> {
            if (!oneAtATime.isMine("deadline_sweep")) {
                return 0;
            }
            var now = clock.instant();
            var due = store.dueBy(now, BATCH);
            var told = new ArrayList<DeadlineStore.Told>();
            for (var deadline : due) {
                var calendar = calendars.version(deadline.calendarSite(), deadline.calendarVersion());
                var before = deadline.dueAt();
                boolean paused = deadline.status() == DeadlineStatus.PAUSED;
                deadline.tick(calendar, now).forEach(m -> told.add(new DeadlineStore.Told(deadline, m)));
                if (paused) {
                    events.changed(deadline, DeadlineEvents.Change.RESUMED, before, "pause-limit-reached", now);
                }
                store.keepSteps(deadline);
            }
            told.sort(Comparator.comparing(t -> t.moment().at()));
            told.forEach(t -> events.told(t.deadline(), t.moment(), now));
            return due.size();
        });
    }

    /** Computes anew what was provisional, when a year has become known that was missing (AH-20). */
    @Scheduled(
            identity = "provisional-deadlines",
            every = "${qloop.deadlines.provisional-every:10s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void recompute() {
        for (var calendar : calendars.all()) {
            while (QuarkusTransaction.requiringNew().call(() -> {
                        if (!oneAtATime.isMine("deadline_sweep")) {
                            return 0;
                        }
                        var now = clock.instant();
                        var provisional = store.provisional(calendar.site(), calendar.version(), BATCH);
                        for (var deadline : provisional) {
                            var before = deadline.dueAt();
                            deadline.recompute(calendar, now, "system", "calendar-year-announced");
                            store.keepSteps(deadline);
                            if (!before.equals(deadline.dueAt())) {
                                events.changed(
                                        deadline,
                                        DeadlineEvents.Change.RECOMPUTED,
                                        before,
                                        "calendar-year-announced",
                                        now);
                            }
                        }
                        return provisional.size();
                    })
                    == BATCH) {
                // Each batch is a transaction of its own.
            }
        }
    }
}

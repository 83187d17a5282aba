package io.qloop.platform.deadline;

import io.qloop.platform.audit.SeenVersion;
import io.qloop.platform.calendar.Calendars;
import io.qloop.platform.calendar.SiteCalendar;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The deadlines of a service's cases. A use case starts them and says when they are met; everything that happens by
 * itself (reminders, missed deadlines, escalation) is announced as events by {@link DeadlineSweep}.
 */
@ApplicationScoped
public class Deadlines {

    private final DeadlineStore store;
    private final Calendars calendars;
    private final DeadlineEvents events;
    private final SeenVersion seenVersion;
    private final CurrentUser user;
    private final Clock clock;

    Deadlines(
            DeadlineStore store,
            Calendars calendars,
            DeadlineEvents events,
            SeenVersion seenVersion,
            CurrentUser user,
            Clock clock) {
        this.store = store;
        this.calendars = calendars;
        this.events = events;
        this.seenVersion = seenVersion;
        this.user = user;
        this.clock = clock;
    }

    /**
     * Starts a deadline with the newest calendar of the site.
     *
     * @param site the calendar's; the company's where the site has none of its own
     */
    @Transactional(TxType.MANDATORY)
    public Deadline start(String site, Deadline.Beginning beginning) {
        var deadline = Deadline.start(Ids.next(), beginning, calendars.of(site), user.name(), clock.instant());
        store.persist(deadline);
        store.keepSteps(deadline);
        return deadline;
    }

    /** The item has reached the milestone now; without a running deadline for it nothing happens. */
    @Transactional(TxType.MANDATORY)
    public void meet(String itemId, String milestone) {
        meet(itemId, milestone, clock.instant());
    }

    /** The same for an item that has reached it at a time before. */
    @Transactional(TxType.MANDATORY)
    public void meet(String itemId, String milestone, Instant at) {
        store.running(itemId, milestone).ifPresent(deadline -> {
            deadline.meet(at, user.name());
            store.keepSteps(deadline);
            events.ended(deadline, DeadlineEvents.Change.MET, null, clock.instant());
        });
    }

    /** All deadlines that the case itself has had, the oldest first; without those of its parts. */
    @Transactional(TxType.MANDATORY)
    public List<Deadline> of(String caseId) {
        return store.of(caseId);
    }

    /**
     * The same before some of them are changed. Without it, one that the sweep moves on between reading and writing fails the
     * whole change as a stale one.
     */
    @Transactional(TxType.MANDATORY)
    public List<Deadline> lockOf(String caseId) {
        return store.lockOf(caseId);
    }

    /** The milestone is not asked for any more; without a running deadline for it nothing happens. */
    @Transactional(TxType.MANDATORY)
    public void cancel(String itemId, String milestone, String reason) {
        store.running(itemId, milestone).ifPresent(deadline -> cancel(deadline, reason));
    }

    /** The item is not pursued any more: all its deadlines end without being met. */
    @Transactional(TxType.MANDATORY)
    public void cancelAll(String itemId, String reason) {
        store.runningOf(itemId).forEach(deadline -> cancel(deadline, reason));
    }

    private void cancel(Deadline deadline, String reason) {
        var now = clock.instant();
        deadline.cancel(now, user.name(), reason);
        store.keepSteps(deadline);
        events.ended(deadline, DeadlineEvents.Change.CANCELLED, reason, now);
    }

    /** The case is disposed of: its deadlines go with it. Part of the disposal's transaction. */
    @Transactional(TxType.MANDATORY)
    public void dispose(String caseId) {
        store.dispose(caseId);
    }

    @Transactional
    public Deadline pause(UUID id, String ifMatch, String reason) {
        return change(
                id,
                ifMatch,
                DeadlineEvents.Change.PAUSED,
                reason,
                (deadline, calendar, now) -> deadline.pause(calendar, now, user.name(), reason));
    }

    @Transactional
    public Deadline resume(UUID id, String ifMatch, String reason) {
        return change(
                id,
                ifMatch,
                DeadlineEvents.Change.RESUMED,
                reason,
                (deadline, calendar, now) -> deadline.resume(calendar, now, user.name(), reason));
    }

    /**
     * Gives it another date.
     *
     * @param requestedBy who asked for it; never the approver, who is the caller (IM-007)
     */
    @Transactional
    public Deadline extend(UUID id, String ifMatch, Instant to, String requestedBy, String reason) {
        if (requestedBy.equals(user.name())) {
            throw Refusal.forbidden("extension-approved-by-requester");
        }
        return change(
                id,
                ifMatch,
                DeadlineEvents.Change.EXTENDED,
                reason,
                (deadline, calendar, now) ->
                        deadline.extend(calendar, to, now, user.name(), requestedBy + ": " + reason));
    }

    /** Computes the date anew with the calendar that holds now. */
    @Transactional
    public Deadline recompute(UUID id, String ifMatch, String reason) {
        return change(
                id,
                ifMatch,
                DeadlineEvents.Change.RECOMPUTED,
                reason,
                (deadline, calendar, now) ->
                        deadline.recompute(calendars.of(calendar.site()), now, user.name(), reason));
    }

    /** Gives the running deadline of an item another plan, because the case's class or procedure has changed. */
    @Transactional(TxType.MANDATORY)
    public void replan(String itemId, String milestone, DeadlinePlan plan, String procedure, String reason) {
        store.running(itemId, milestone).ifPresent(deadline -> {
            var before = deadline.dueAt();
            deadline.replan(
                    plan, procedure, calendars.of(deadline.calendarSite()), clock.instant(), user.name(), reason);
            store.keepSteps(deadline);
            events.changed(deadline, DeadlineEvents.Change.RECOMPUTED, before, reason, clock.instant());
        });
    }

    @FunctionalInterface
    private interface Deed {
        void to(Deadline deadline, SiteCalendar calendar, Instant now);
    }

    private Deadline change(UUID id, String ifMatch, DeadlineEvents.Change change, String reason, Deed deed) {
        var deadline = store.lock(id);
        var seen = deadline.version();
        var before = deadline.dueAt();
        var now = clock.instant();
        deed.to(deadline, calendarOf(deadline), now);
        seenVersion.require(ifMatch, deadline, seen);
        store.keepSteps(deadline);
        events.changed(deadline, change, before, reason, now);
        store.flush();
        return deadline;
    }

    private SiteCalendar calendarOf(Deadline deadline) {
        return calendars.version(deadline.calendarSite(), deadline.calendarVersion());
    }

    Deadline get(UUID id) {
        return store.get(id);
    }

    List<DeadlineStep> steps(UUID id) {
        return store.steps(id);
    }
}

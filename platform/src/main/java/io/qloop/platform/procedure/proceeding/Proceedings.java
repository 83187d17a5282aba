package io.qloop.platform.procedure.proceeding;

import io.qloop.platform.attachment.AttachmentScope;
import io.qloop.platform.attachment.Attachments;
import io.qloop.platform.audit.Audit;
import io.qloop.platform.audit.SeenVersion;
import io.qloop.platform.audit.SignatureRole;
import io.qloop.platform.calendar.Calendars;
import io.qloop.platform.deadline.DeadlineMoved;
import io.qloop.platform.deadline.DeadlinePlan;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.procedure.Actor;
import io.qloop.platform.procedure.CaseMove;
import io.qloop.platform.procedure.Changeover;
import io.qloop.platform.procedure.FieldValue;
import io.qloop.platform.procedure.Milestone;
import io.qloop.platform.procedure.Procedure;
import io.qloop.platform.procedure.ProcedureVersion;
import io.qloop.platform.procedure.Walk;
import io.qloop.platform.procedure.adoption.Procedures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Brings cases through their procedures. A service opens a proceeding with each case and ends it where the case is over
 * for another reason; what people do in between stands in {@link ProceedingResource}. The case follows by observing
 * {@link Proceeded}.
 */
@ApplicationScoped
public class Proceedings {

    private final ProceedingStore store;
    private final Procedures procedures;
    private final MilestoneClocks clocks;
    private final Calendars calendars;
    private final Attachments attachments;
    private final StageEntered.Announcer announcer;
    private final Event<Proceeded> proceeded;
    private final Audit audit;
    private final SeenVersion seenVersion;
    private final CurrentUser user;
    private final Clock clock;

    Proceedings(
            ProceedingStore store,
            Procedures procedures,
            MilestoneClocks clocks,
            Calendars calendars,
            Attachments attachments,
            StageEntered.Announcer announcer,
            Event<Proceeded> proceeded,
            Audit audit,
            SeenVersion seenVersion,
            CurrentUser user,
            Clock clock) {
        this.store = store;
        this.procedures = procedures;
        this.clocks = clocks;
        this.calendars = calendars;
        this.attachments = attachments;
        this.announcer = announcer;
        this.proceeded = proceeded;
        this.audit = audit;
        this.seenVersion = seenVersion;
        this.user = user;
        this.clock = clock;
    }

    /** What the opening of a case led to; {@code dueAt} is the earliest date. */
    public record Opened(Proceeding proceeding, Optional<Instant> dueAt) {}

    /**
     * Begins under a procedure that {@link #inForce} named, and starts its clocks. The case itself announces that it
     * was received, so its first stage is not announced again.
     *
     * @throws Refusal when class, severity, kind or a fact is none that the procedure knows
     */
    @Transactional(TxType.MANDATORY)
    public Opened open(ProcedureVersion version, Opening opening) {
        var now = clock.instant();
        var proceeding = Proceeding.open(opening, version, user.name(), now);
        store.persist(proceeding);
        return new Opened(proceeding, clocks.start(proceeding, version.procedure()));
    }

    /** The version that holds for a new case; what is not known is null. */
    public ProcedureVersion inForce(String subject, String customerId, String customerGroup, String site) {
        return procedures.inForce(subject, customerId, customerGroup, site);
    }

    /** The case is disposed of: its way goes with it. Part of the disposal's transaction. */
    @Transactional(TxType.MANDATORY)
    public void dispose(UUID caseId) {
        store.find(caseId).ifPresent(store::delete);
    }

    /** The case is over without having come to the end of its procedure: its clocks stop. One without a procedure just ends. */
    @Transactional(TxType.MANDATORY)
    public void end(UUID caseId, String reason) {
        store.find(caseId).ifPresent(proceeding -> {
            proceeding.end(reason, clock.instant());
            clocks.stop(proceeding, reason);
        });
    }

    /** The case itself gives something to its form. One without a procedure has no form. */
    @Transactional(TxType.MANDATORY)
    public void supply(UUID caseId, Supply supply) {
        proceed(caseId, (proceeding, version, now) -> {
            proceeding.supply(version.procedure(), supply, user.name(), now);
            clocks.follow(proceeding, version.procedure(), null);
        });
    }

    /**
     * Makes sure that the case may come to this end from where it stands; what comes with the end itself may be missing. A
     * procedure without such an end stands in no way.
     *
     * @throws Refusal with the list of what is missing
     */
    @Transactional(TxType.MANDATORY)
    public void requireWayTo(UUID caseId, String stage) {
        store.find(caseId).ifPresent(proceeding -> {
            var procedure = procedureOf(proceeding);
            procedure.stage(stage).ifPresent(end -> proceeding.requireWayTo(procedure, hasFiles(caseId), end));
        });
    }

    /**
     * The case itself has come to this end of its procedure, if that has such an end.
     *
     * @param by who brought it there
     */
    @Transactional(TxType.MANDATORY)
    public void arrive(UUID caseId, String stage, Supply supply, String by) {
        proceed(
                caseId,
                (proceeding, version, now) -> version.procedure().stage(stage).ifPresent(end -> {
                    var before = proceeding.path().size();
                    proceeding.arrive(version.procedure(), end, supply, by, now);
                    announceStepAfter(before, proceeding, version.procedure(), now);
                }));
    }

    /**
     * The case goes on although it was over, and its clocks with it: they count from where they began.
     *
     * @param stage to go on in; empty for the one that it was left in, or the last that something follows
     */
    @Transactional(TxType.MANDATORY)
    public void reopen(UUID caseId, Optional<String> stage, String reason) {
        proceed(caseId, (proceeding, version, now) -> {
            var before = proceeding.path().size();
            proceeding.reopen(version.procedure(), stage, user.name(), now);
            clocks.follow(proceeding, version.procedure(), reason);
            announceStepAfter(before, proceeding, version.procedure(), now);
        });
    }

    /** Those milestones of the procedure that are meant for a case like this one. */
    public List<Milestone> milestones(Proceeding proceeding) {
        var procedure = procedureOf(proceeding);
        var situation = proceeding.situation(procedure, false);
        return procedure.milestones().stream()
                .filter(milestone -> milestone.appliesTo(situation))
                .toList();
    }

    /**
     * How the time of a milestone is counted where the service itself knows when it begins, as often as that happens; empty
     * where the procedure gives it none.
     */
    public Optional<DeadlinePlan> plan(Proceeding proceeding, String milestone) {
        return milestones(proceeding).stream()
                .filter(one -> one.code().equals(milestone))
                .filter(one -> one.length().length().isPresent())
                .map(clocks::plan)
                .findFirst();
    }

    /** The fields of its form that are filled in, or that the case itself holds. */
    @Transactional(TxType.MANDATORY)
    public Set<String> filled(Proceeding proceeding) {
        return proceeding
                .situation(procedureOf(proceeding), hasFiles(proceeding.id()))
                .fields();
    }

    /** Where a case stands; empty for one without a procedure. */
    @Transactional(TxType.MANDATORY)
    public Optional<Proceeding> find(UUID caseId) {
        return store.findByIdOptional(caseId);
    }

    /**
     * Of two who change a case, or what belongs to it, at once, the second waits here for the first; what is read afterwards
     * is as the first has left it. One without a procedure is not waited for.
     */
    @Transactional(TxType.MANDATORY)
    public void lock(UUID caseId) {
        store.find(caseId);
    }

    /** The boxes that are ticked in a field of the case's form. */
    @Transactional(TxType.MANDATORY)
    public List<FieldValue.Ticked> ticked(Proceeding proceeding, String field) {
        return procedureOf(proceeding)
                .field(field)
                .map(boxes -> FieldValue.ticked(boxes, proceeding.fields().get(field)))
                .orElse(List.of());
    }

    private void proceed(UUID caseId, Deed deed) {
        store.find(caseId).ifPresent(proceeding -> {
            deed.to(proceeding, versionOf(proceeding), clock.instant());
            proceeded.fire(new Proceeded(proceeding, clocks.nextDue(proceeding)));
        });
    }

    private void announceStepAfter(int steps, Proceeding proceeding, Procedure procedure, Instant now) {
        if (proceeding.path().size() > steps) {
            announce(proceeding, procedure, now);
        }
    }

    private void announce(Proceeding proceeding, Procedure procedure, Instant now) {
        announcer.announce(
                StageEntered.of(proceeding, procedure, proceeding.situation(procedure, hasFiles(proceeding.id()))),
                now);
    }

    @Transactional
    Proceeding enter(UUID caseId, String ifMatch, Entries entries) {
        return change(caseId, ifMatch, entries.reason(), (proceeding, version, now) -> {
            proceeding.enter(version.procedure(), entries, Actor.of(user), now);
            clocks.follow(proceeding, version.procedure(), entries.reason());
        });
    }

    @Transactional
    Proceeding goOn(UUID caseId, String ifMatch, String stage) {
        return change(caseId, ifMatch, null, (proceeding, version, now) -> {
            var procedure = version.procedure();
            proceeding.goOn(procedure, hasFiles(caseId), stage, Actor.of(user), now);
            clocks.follow(proceeding, procedure, null);
            if (proceeding.endedAt().isPresent()) {
                clocks.stop(proceeding, "procedure-ended");
            }
            announce(proceeding, procedure, now);
        });
    }

    @Transactional
    Proceeding sign(UUID caseId, String ifMatch, String stage, String signature) {
        return change(caseId, ifMatch, null, (proceeding, version, now) -> {
            var procedure = version.procedure();
            proceeding.sign(procedure, hasFiles(caseId), stage, signature, Actor.of(user), now);
            attachments.lock(AttachmentScope.ofOurs(caseId));
            var there = procedure.stage(stage).orElseThrow();
            var wanted = new Walk(procedure)
                    .signatures(proceeding.situation(procedure, hasFiles(caseId)), stage).stream()
                            .filter(one -> one.code().equals(signature))
                            .findFirst()
                            .orElseThrow();
            audit.sign(
                    proceeding,
                    SignatureRole.valueOf(wanted.role().name()),
                    proceeding.content(procedure, stage),
                    wanted.name().zh() + " / " + wanted.name().en() + " · "
                            + there.name().zh() + " / " + there.name().en());
        });
    }

    /** Moves an open case to another version, with its deadlines computed anew (IM-006, IM-035). */
    @Transactional
    Proceeding move(UUID caseId, String ifMatch, String name, int number, String reason) {
        return change(caseId, ifMatch, reason, (proceeding, from, now) -> {
            var to = procedures.get(name, number);
            proceeding.moveTo(new CaseMove(from, to, reason, changeover(proceeding, from, to)));
            clocks.follow(proceeding, to.procedure(), reason);
        });
    }

    /** What moving the case would change; changes nothing. */
    @Transactional
    Changeover changeover(UUID caseId, String name, int number) {
        var proceeding = store.get(caseId);
        return changeover(proceeding, versionOf(proceeding), procedures.get(name, number));
    }

    private Changeover changeover(Proceeding proceeding, ProcedureVersion from, ProcedureVersion to) {
        if (!from.procedure().subject().equals(to.procedure().subject())) {
            throw Refusal.unprocessable("proceeding-of-another-subject", "procedure", to.name());
        }
        return Procedures.whatIf(
                from,
                to,
                proceeding.situation(from.procedure(), hasFiles(proceeding.id())),
                proceeding.events(),
                calendars.of(proceeding.site().orElse(Calendars.COMPANY))::due);
    }

    @FunctionalInterface
    private interface Deed {
        void to(Proceeding proceeding, ProcedureVersion version, Instant now);
    }

    private Proceeding change(UUID caseId, String ifMatch, String reason, Deed deed) {
        var proceeding = store.lock(caseId);
        var seen = proceeding.version();
        if (reason != null) {
            audit.because(reason);
        }
        deed.to(proceeding, versionOf(proceeding), clock.instant());
        seenVersion.require(ifMatch, proceeding, seen);
        proceeded.fire(new Proceeded(proceeding, clocks.nextDue(proceeding)));
        store.flush();
        return proceeding;
    }

    /** Somebody paused, extended or recomputed a date. */
    void onMoved(@Observes DeadlineMoved moved) {
        store.findByIdOptional(UUID.fromString(moved.deadline().itemId()))
                .ifPresent(proceeding -> proceeded.fire(new Proceeded(proceeding, clocks.nextDue(proceeding))));
    }

    Proceeding get(UUID caseId) {
        return store.get(caseId);
    }

    ProcedureVersion versionOf(Proceeding proceeding) {
        return procedures.get(proceeding.procedureName(), proceeding.procedureNumber());
    }

    boolean hasFiles(UUID caseId) {
        return !attachments.list(AttachmentScope.ofOurs(caseId)).isEmpty();
    }

    /** The procedure of a case. */
    public Procedure procedureOf(Proceeding proceeding) {
        return versionOf(proceeding).procedure();
    }
}

package io.qloop.feedback.information;

import io.qloop.feedback.information.InformationEvent.Concern;
import io.qloop.feedback.information.InformationEvent.DigestLine;
import io.qloop.feedback.information.InformationEvent.InformationDigested;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.outbox.Outbox;
import io.qloop.platform.period.Period;
import io.qloop.platform.period.PeriodBegan;
import io.qloop.platform.procedure.Procedure;
import io.qloop.platform.procedure.ProcedureVersion;
import io.qloop.platform.procedure.adoption.Procedures;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Collects and classifies at the end of a period what procedures want to be collected then, marks what customers are
 * especially concerned about, and reports it to the leaders (FB-045, NT-021). Which records that are is the milestone of
 * their procedure that reaches to the end of such a period.
 */
@ApplicationScoped
class DigestInformation {

    private final InformationRecords records;
    private final InformationDigests digests;
    private final Procedures procedures;
    private final Outbox outbox;
    private final Clock clock;

    DigestInformation(
            InformationRecords records, InformationDigests digests, Procedures procedures, Outbox outbox, Clock clock) {
        this.records = records;
        this.digests = digests;
        this.procedures = procedures;
        this.outbox = outbox;
        this.clock = clock;
    }

    void onPeriodBegan(@Observes PeriodBegan began) {
        handle(began.period().previous());
    }

    /** Makes the digests of a period that has ended; each once. */
    @Transactional
    void handle(Period period) {
        wanted(period).forEach((name, version) -> {
            if (!digests.isMade(name, period.code())) {
                digest(period, version);
            }
        });
    }

    /** The procedures that want a digest of this period: those in force, and those that something was recorded under. */
    private Map<String, ProcedureVersion> wanted(Period period) {
        var kind = DigestPeriod.of(period);
        var wanted = new HashMap<String, ProcedureVersion>();
        for (var text : records.proceduresOf(kind, period.start(), period.end())) {
            var slash = text.lastIndexOf('/');
            var version = procedures.get(text.substring(0, slash), Integer.parseInt(text.substring(slash + 1)));
            wanted.merge(version.name(), version, (one, other) -> one.number() > other.number() ? one : other);
        }
        procedures.inForce().stream()
                .filter(version -> isOurs(version.procedure()) && wants(version.procedure(), kind))
                .forEach(version -> wanted.put(version.name(), version));
        return wanted;
    }

    private static boolean isOurs(Procedure procedure) {
        for (var form : InformationForm.values()) {
            if (form.subject().equals(procedure.subject())) {
                return true;
            }
        }
        return false;
    }

    private static boolean wants(Procedure procedure, DigestPeriod kind) {
        return procedure.milestones().stream()
                .flatMap(milestone -> milestone.length().length().stream())
                .flatMap(length -> DigestPeriod.of(length).stream())
                .anyMatch(kind::equals);
    }

    private void digest(Period period, ProcedureVersion version) {
        var kind = DigestPeriod.of(period);
        var collected = records.collected(kind, version.name(), period.start(), period.end());
        var digest = new InformationDigest(
                Ids.next(),
                kind,
                period.code(),
                version.name(),
                collected,
                (int) records.carriedOver(kind, version.name(), period.start()),
                clock.instant());
        digests.persist(digest);
        outbox.append(announcement(digest, version.procedure()).announced());
    }

    private InformationDigested announcement(InformationDigest digest, Procedure procedure) {
        return new InformationDigested(
                digest.id(),
                digest.period(),
                digest.procedureName(),
                procedure.document().title(),
                digest.recorded(),
                digest.open(),
                digest.carriedOver(),
                digest.groups().stream()
                        .map(group -> new DigestLine(
                                group.kind(),
                                Optional.ofNullable(group.kind())
                                        .map(code -> Procedure.nameOf(procedure.routes(), code))
                                        .orElse(null),
                                group.category(),
                                group.recorded(),
                                group.open()))
                        .toList(),
                digest.concerns().stream()
                        .map(records::get)
                        .map(one -> new Concern(
                                one.id(), one.number(), one.customerId().orElse(null), one.subject()))
                        .toList(),
                digest.madeAt());
    }
}

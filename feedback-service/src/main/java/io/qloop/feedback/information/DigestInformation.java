package io.qloop.feedback.information;

import io.qloop.feedback.information.InformationEvent.DigestLine;
import io.qloop.feedback.information.InformationEvent.InformationDigested;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.outbox.Outbox;
import io.qloop.platform.period.Period;
import io.qloop.platform.period.PeriodWork;
import io.qloop.platform.procedure.Procedure;
import io.qloop.platform.procedure.ProcedureVersion;
import io.qloop.platform.procedure.VersionName;
import io.qloop.platform.procedure.adoption.Procedures;
import jakarta.enterprise.context.ApplicationScoped;
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
class DigestInformation implements PeriodWork {

    private final CollectedInformation information;
    private final InformationDigests digests;
    private final Procedures procedures;
    private final DigestSettings settings;
    private final Outbox outbox;
    private final Clock clock;

    DigestInformation(
            CollectedInformation information,
            InformationDigests digests,
            Procedures procedures,
            DigestSettings settings,
            Outbox outbox,
            Clock clock) {
        this.information = information;
        this.digests = digests;
        this.procedures = procedures;
        this.settings = settings;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "information-digest";
    }

    /** Makes the digests of the period that has ended; each once. */
    @Override
    @Transactional
    public void periodBegan(Period began) {
        var ended = began.previous();
        wanted(ended).forEach((name, version) -> {
            if (!digests.isMade(name, ended.code())) {
                digest(ended, version);
            }
        });
    }

    /** The procedures that want a digest of this period: those in force, and those that something was recorded under. */
    private Map<String, ProcedureVersion> wanted(Period period) {
        var kind = DigestPeriod.of(period);
        var wanted = new HashMap<String, ProcedureVersion>();
        for (var text : information.procedures(period)) {
            var version = procedures.get(VersionName.of(text));
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
        return DigestPeriod.of(procedure.milestones()).contains(kind);
    }

    private void digest(Period period, ProcedureVersion version) {
        var collected = information.of(period, version.name());
        var digest = new InformationDigest(
                Ids.next(), DigestPeriod.of(period), period.code(), version.name(), collected, clock.instant());
        digests.persist(digest);
        outbox.append(announcement(digest, collected, version.procedure()).announced());
    }

    private InformationDigested announcement(InformationDigest digest, Collected collected, Procedure procedure) {
        return new InformationDigested(
                digest.id(),
                digest.period(),
                digest.procedureName(),
                procedure.document().title(),
                digest.recorded(),
                digest.open(),
                digest.carriedOver(),
                digest.groupCount(),
                collected.groups().stream()
                        .limit(settings.announced())
                        .map(group -> new DigestLine(
                                group.kind(),
                                Optional.ofNullable(group.kind())
                                        .map(code -> Procedure.nameOf(procedure.routes(), code))
                                        .orElse(null),
                                group.category(),
                                group.recorded(),
                                group.open()))
                        .toList(),
                digest.concernCount(),
                collected.concerns().stream().limit(settings.announced()).toList(),
                digest.madeAt());
    }
}

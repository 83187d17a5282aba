package io.qloop.platform.procedure.adoption;

import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.procedure.ProcedureReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Lets a version hold for a scope, in place of the one that held there before. */
@ApplicationScoped
class AdoptProcedure {

    private final StoredVersions versions;
    private final Adoptions adoptions;
    private final Procedures.ShippedPresets presets;
    private final CurrentUser user;
    private final Clock clock;

    AdoptProcedure(
            StoredVersions versions,
            Adoptions adoptions,
            Procedures.ShippedPresets presets,
            CurrentUser user,
            Clock clock) {
        this.versions = versions;
        this.adoptions = adoptions;
        this.presets = presets;
        this.user = user;
        this.clock = clock;
    }

    /** @param number of the version; null for the preset as shipped */
    record Command(String name, Integer number, Scope scope, String reason) {}

    @Transactional
    Adoption handle(Command command) {
        command.scope().requireWhole("scope");
        var version = command.number() == null
                ? shipped(command.name(), command.reason())
                : versions.find(command.name(), command.number())
                        .orElseThrow(() ->
                                Refusal.notFound("procedure-version-not-found", command.name(), command.number()));
        version.requireNotRetired();
        adoptions.inForce(version.subject(), command.scope()).ifPresent(before -> {
            before.end(command.reason(), user.name(), clock.instant());
            // Hibernate would insert the new one first, and two in force for one scope are refused by the database.
            adoptions.flush();
        });
        var adoption =
                new Adoption(Ids.next(), version, command.scope(), command.reason(), user.name(), clock.instant());
        adoptions.persistAndFlush(adoption);
        return adoption;
    }

    /** The version that says what the preset says, made where there is none. */
    private StoredVersion shipped(String name, String reason) {
        var preset = presets.find(name).orElseThrow(() -> Refusal.notFound("procedure-not-found", name));
        var content = ProcedureReader.text(preset);
        var before = versions.of(name);
        return before.stream()
                .filter(version -> version.content().equals(content) && !version.isRetired())
                .findFirst()
                .orElseGet(() -> {
                    var version = new StoredVersion(
                            Ids.next(),
                            name,
                            before.isEmpty() ? 1 : before.getLast().number() + 1,
                            preset.subject(),
                            content,
                            null,
                            reason,
                            user.name(),
                            clock.instant());
                    versions.persistAndFlush(version);
                    return version;
                });
    }
}

package io.qloop.platform.procedure.adoption;

import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Takes a version out of choice. Cases that were opened under it keep it. */
@ApplicationScoped
class RetireVersion {

    private final StoredVersions versions;
    private final Adoptions adoptions;
    private final CurrentUser user;
    private final Clock clock;

    RetireVersion(StoredVersions versions, Adoptions adoptions, CurrentUser user, Clock clock) {
        this.versions = versions;
        this.adoptions = adoptions;
        this.user = user;
        this.clock = clock;
    }

    @Transactional
    void handle(String name, int number, String reason) {
        var version = versions.find(name, number)
                .orElseThrow(() -> Refusal.notFound("procedure-version-not-found", name, number));
        if (adoptions.isInForce(name, number)) {
            throw Refusal.conflict("procedure-in-force", name, number);
        }
        version.retire(reason, user.name(), clock.instant());
    }
}

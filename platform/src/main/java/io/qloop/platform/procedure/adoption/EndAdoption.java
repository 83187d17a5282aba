package io.qloop.platform.procedure.adoption;

import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Ends an adoption: from then on the next wider scope holds. The company's is replaced, never ended. */
@ApplicationScoped
class EndAdoption {

    private final Adoptions adoptions;
    private final CurrentUser user;
    private final Clock clock;

    EndAdoption(Adoptions adoptions, CurrentUser user, Clock clock) {
        this.adoptions = adoptions;
        this.user = user;
        this.clock = clock;
    }

    @Transactional
    Adoption handle(UUID id, String reason) {
        var adoption = adoptions.findByIdOptional(id).orElseThrow(() -> Refusal.notFound("adoption-not-found"));
        if (adoption.endedAt() == null && adoption.scope().kind() == Scope.Kind.COMPANY) {
            throw Refusal.conflict("adoption-is-the-last");
        }
        adoption.end(reason, user.name(), clock.instant());
        return adoption;
    }
}

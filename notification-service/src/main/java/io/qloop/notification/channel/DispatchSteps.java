package io.qloop.notification.channel;

import io.qloop.platform.ids.Ids;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What became of each dispatch, step by step. */
@ApplicationScoped
class DispatchSteps implements PanacheRepositoryBase<DispatchStep, UUID> {

    void note(Dispatch dispatch, DispatchOutcome outcome, Optional<Integer> statusCode, String detail, Instant at) {
        persist(new DispatchStep(Ids.next(), dispatch, outcome, statusCode.orElse(null), detail, at));
    }

    List<DispatchStep> of(UUID dispatchId) {
        return list("dispatchId = ?1 order by id", dispatchId);
    }
}

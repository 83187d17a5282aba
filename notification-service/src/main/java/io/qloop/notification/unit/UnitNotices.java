package io.qloop.notification.unit;

import io.qloop.platform.problem.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** All notices to units. */
@ApplicationScoped
class UnitNotices implements PanacheRepositoryBase<UnitNotice, UUID> {

    UnitNotice get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> Refusal.notFound("unit-notice-not-found"));
    }
}

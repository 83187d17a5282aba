package io.qloop.notification.quiet;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The quiet hours of all sites and people. */
@ApplicationScoped
class AllQuietHours implements PanacheRepositoryBase<QuietHours, UUID> {

    Optional<QuietHours> ofSite(String site) {
        return find("site", site).firstResultOptional();
    }

    Optional<QuietHours> ofPerson(UUID person) {
        return find("personId", person).firstResultOptional();
    }

    List<QuietHours> ofSites() {
        return list("site is not null order by site");
    }
}

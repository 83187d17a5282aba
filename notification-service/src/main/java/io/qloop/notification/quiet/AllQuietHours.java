package io.qloop.notification.quiet;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
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

    /** Those of the person, where there is one, and of the sites, in no order. */
    List<QuietHours> of(Optional<UUID> person, Collection<String> sites) {
        return list("personId = ?1 or site in ?2", person.orElse(null), sites);
    }

    List<QuietHours> ofSites() {
        return list("site is not null order by site");
    }
}

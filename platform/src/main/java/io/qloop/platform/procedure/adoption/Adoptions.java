package io.qloop.platform.procedure.adoption;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class Adoptions implements PanacheRepositoryBase<Adoption, UUID> {

    Optional<Adoption> inForce(String subject, Scope scope) {
        return find(
                        "subject = ?1 and scope = ?2 and scopeKey = ?3 and endedAt is null",
                        subject,
                        scope.kind(),
                        scope.storedKey())
                .firstResultOptional();
    }

    /** The most specific one that fits; null narrows nothing. */
    Optional<Adoption> mostSpecific(String subject, String customer, String customerGroup, String site) {
        return list("""
                        subject = ?1 and endedAt is null and (scope = COMPANY
                            or scope = SITE and scopeKey = ?2
                            or scope = CUSTOMER_GROUP and scopeKey = ?3
                            or scope = CUSTOMER and scopeKey = ?4)""", subject, site, customerGroup, customer).stream()
                .max(Comparator.comparing(adoption -> adoption.scope().kind()));
    }

    List<Adoption> inForce() {
        return list("endedAt is null order by id");
    }

    boolean isInForce(String name, int number) {
        return count("name = ?1 and number = ?2 and endedAt is null", name, number) > 0;
    }

    boolean wasEverInForce(String subject) {
        return count("subject = ?1 and scope = COMPANY", subject) > 0;
    }
}

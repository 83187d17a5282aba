package io.qloop.notification.rules;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/** All versions of the company's rules. */
@ApplicationScoped
class RulesVersions implements PanacheRepositoryBase<RulesVersion, UUID> {

    Optional<RulesVersion> latest() {
        return find("order by number desc").firstResultOptional();
    }

    Optional<RulesVersion> of(int number) {
        return find("number", number).firstResultOptional();
    }

    /** 0 where the company has changed nothing. */
    int latestNumber() {
        return getEntityManager()
                .createQuery("select coalesce(max(number), 0) from RulesVersion", Integer.class)
                .getSingleResult();
    }

    /** The one who changes the rules is alone until the end of the transaction. */
    void lock() {
        getEntityManager()
                .createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('message_rules_version'))")
                .getResultList();
    }
}

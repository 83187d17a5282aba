package io.qloop.platform.procedure.adoption;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@ApplicationScoped
class StoredVersions implements PanacheRepositoryBase<StoredVersion, UUID> {

    Optional<StoredVersion> find(String name, int number) {
        return find("name = ?1 and number = ?2", name, number).firstResultOptional();
    }

    List<StoredVersion> of(String name) {
        return list("name = ?1 order by number", name);
    }

    Optional<StoredVersion> latest(String name) {
        return find("name = ?1 order by number desc", name).firstResultOptional();
    }
}

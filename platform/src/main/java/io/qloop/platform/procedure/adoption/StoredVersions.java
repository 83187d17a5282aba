package io.qloop.platform.procedure.adoption;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
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

    /** A version without what it says. */
    record Line(
            String name,
            int number,
            Integer basedOn,
            String reason,
            Instant createdAt,
            String createdBy,
            Instant retiredAt,
            String retiredReason) {}

    /** All of them, by name and number. */
    List<Line> lines() {
        return findAll(Sort.by("name").and("number")).project(Line.class).list();
    }

    Optional<StoredVersion> latest(String name) {
        return find("name = ?1 order by number desc", name).firstResultOptional();
    }
}

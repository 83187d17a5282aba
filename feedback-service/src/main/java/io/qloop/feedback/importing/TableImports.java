package io.qloop.feedback.importing;

import io.qloop.platform.problem.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** All imports. */
@ApplicationScoped
class TableImports implements PanacheRepositoryBase<TableImport, UUID> {

    TableImport get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> Refusal.notFound("import-not-found"));
    }

    TableImport lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE)
                .orElseThrow(() -> Refusal.notFound("import-not-found"));
    }

    /** Those that are not over, in the order in which they came. */
    List<TableImport> open() {
        return list("endedAt is null order by id");
    }

    /** Some that ended before this moment and whose file is still there. */
    List<TableImport> endedBefore(Instant moment, int most) {
        return find("endedAt < ?1 and fileRemovedAt is null order by endedAt", moment)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .page(0, most)
                .list();
    }
}

package io.qloop.feedback.importing;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How far each import is. */
@ApplicationScoped
class ImportsProgress implements PanacheRepositoryBase<ImportProgress, UUID> {

    Map<UUID, ImportProgress> of(Collection<UUID> imports) {
        return imports.isEmpty()
                ? Map.of()
                : list("importId in ?1", imports).stream()
                        .collect(Collectors.toMap(ImportProgress::importId, Function.identity()));
    }
}

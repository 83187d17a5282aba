package io.qloop.notification.directory;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Who holds which post, and who held it. */
@ApplicationScoped
class Holdings implements PanacheRepositoryBase<Holding, UUID> {

    List<Holding> of(Post post) {
        return list("postId = ?1 order by id", post.id());
    }

    Optional<Holding> of(Post post, Instant at) {
        return find("postId = ?1 and (since is null or since <= ?2) and (until is null or until > ?2)", post.id(), at)
                .firstResultOptional();
    }
}

package io.qloop.notification.digest;

import io.qloop.notification.message.MessageKind;
import io.qloop.platform.json.EnumNames;
import io.qloop.platform.transaction.BeforeCommit;
import io.qloop.platform.transaction.PerTransaction;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/** How everybody wants to be told; who has said nothing gets every digest, and everything else at once. */
@ApplicationScoped
class AllPreferences implements PanacheRepositoryBase<MessagePreferences, UUID> {

    private final PerTransaction<UUID, Set<String>> digestOnly;

    AllPreferences(BeforeCommit transaction) {
        this.digestOnly = new PerTransaction<>(transaction);
    }

    boolean wants(UUID person, DigestKind digest) {
        return findByIdOptional(person)
                .map(mine -> switch (digest) {
                    case DAILY -> mine.dailyDigest();
                    case WEEKLY -> mine.weeklyDigest();
                })
                .orElse(true);
    }

    boolean isDigestOnly(UUID person, MessageKind kind) {
        return digestOnly
                .get(person, whose -> findByIdOptional(whose)
                        .map(mine -> Set.copyOf(mine.digestOnly()))
                        .orElse(Set.of()))
                .contains(EnumNames.of(kind));
    }
}

package io.qloop.notification.digest;

import io.qloop.notification.message.MessageKind;
import io.qloop.platform.json.EnumNames;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** How everybody wants to be told; who has said nothing gets every digest, and everything else at once. */
@ApplicationScoped
class AllPreferences implements PanacheRepositoryBase<MessagePreferences, UUID> {

    boolean wants(UUID person, DigestKind digest) {
        return findByIdOptional(person)
                .map(mine -> switch (digest) {
                    case DAILY -> mine.dailyDigest();
                    case WEEKLY -> mine.weeklyDigest();
                })
                .orElse(true);
    }

    boolean isDigestOnly(UUID person, MessageKind kind) {
        return findByIdOptional(person)
                .filter(mine -> mine.digestOnly().contains(EnumNames.of(kind)))
                .isPresent();
    }
}

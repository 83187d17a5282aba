package io.qloop.notification.channel;

import io.qloop.platform.problem.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** All channels. */
@ApplicationScoped
class Channels implements PanacheRepositoryBase<Channel, UUID> {

    Channel get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> Refusal.notFound("channel-not-found"));
    }

    List<Channel> active() {
        return list("state = ?1 order by id", ChannelState.ACTIVE);
    }

    boolean isNameTaken(String name, UUID by) {
        return count("lower(name) = lower(?1) and id <> ?2", name, by) > 0;
    }
}

package io.qloop.notification.channel;

import io.qloop.platform.transaction.OneAtATime;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Removes what was taken long ago, with its steps. What failed stays until somebody has sent it again. */
@ApplicationScoped
class ForgetDispatches {

    private final EntityManager database;
    private final OneAtATime oneAtATime;
    private final ChannelSettings settings;
    private final Clock clock;

    ForgetDispatches(EntityManager database, OneAtATime oneAtATime, ChannelSettings settings, Clock clock) {
        this.database = database;
        this.oneAtATime = oneAtATime;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(
            identity = "forget-dispatches",
            every = "1h",
            delayed = "10m",
            concurrentExecution = ConcurrentExecution.SKIP)
    @Transactional
    void sweep() {
        if (!oneAtATime.isMine("forget-dispatches")) {
            return;
        }
        var before = clock.instant().minus(settings.keep());
        database.createQuery("""
                        delete from DispatchStep where dispatchId in
                        (select id from Dispatch where status = TAKEN and takenAt < :before)""").setParameter("before", before).executeUpdate();
        database.createQuery("delete from Dispatch where status = TAKEN and takenAt < :before")
                .setParameter("before", before)
                .executeUpdate();
    }
}

package io.qloop.notification.channel;

import io.qloop.platform.ids.Ids;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import java.time.Clock;
import java.util.UUID;

/** Queues something for a channel, in the transaction of whatever led to it. */
@ApplicationScoped
class Tell {

    private final Dispatches dispatches;
    private final Event<DispatchesQueued> queued;
    private final Clock clock;

    Tell(Dispatches dispatches, Event<DispatchesQueued> queued, Clock clock) {
        this.dispatches = dispatches;
        this.queued = queued;
        this.clock = clock;
    }

    Dispatch over(UUID channelId, Told told) {
        var dispatch = new Dispatch(Ids.next(), channelId, told, clock.instant());
        dispatches.persist(dispatch);
        queued.fire(new DispatchesQueued());
        return dispatch;
    }
}

package io.qloop.notification.channel;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.util.List;

/**
 * Who has to be told. Every event asks, so the answer is remembered for a moment; a channel that was switched off meanwhile
 * is not called for all that.
 */
@ApplicationScoped
class ActiveChannels {

    private final Channels channels;
    private final ChannelSettings settings;
    private volatile Known known;

    ActiveChannels(Channels channels, ChannelSettings settings) {
        this.channels = channels;
        this.settings = settings;
    }

    private record Known(List<Channel> channels, long until) {}

    /** Somebody has changed a channel. */
    record Changed() {}

    void onChanged(@Observes(during = TransactionPhase.AFTER_SUCCESS) Changed changed) {
        known = null;
    }

    /** Read-only: none of them is attached to the database. */
    List<Channel> all() {
        var remembered = known;
        if (remembered == null || System.nanoTime() - remembered.until() >= 0) {
            var active = channels.active();
            active.forEach(channels.getEntityManager()::detach);
            remembered =
                    new Known(active, System.nanoTime() + settings.knowFor().toNanos());
            known = remembered;
        }
        return remembered.channels();
    }
}

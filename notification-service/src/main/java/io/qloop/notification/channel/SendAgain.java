package io.qloop.notification.channel;

import io.qloop.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Sends again, under the same id, what failed or what the other end has lost. */
@ApplicationScoped
class SendAgain {

    static final int MOST = 1000;

    private final Channels channels;
    private final Dispatches dispatches;
    private final DispatchSteps steps;
    private final Event<DispatchesQueued> queued;
    private final Clock clock;

    SendAgain(
            Channels channels,
            Dispatches dispatches,
            DispatchSteps steps,
            Event<DispatchesQueued> queued,
            Clock clock) {
        this.channels = channels;
        this.dispatches = dispatches;
        this.steps = steps;
        this.queued = queued;
        this.clock = clock;
    }

    @Transactional
    Dispatch one(UUID id, String by) {
        var dispatch = Optional.ofNullable(dispatches.findById(id, LockModeType.PESSIMISTIC_WRITE))
                .orElseThrow(() -> Refusal.notFound("channel-dispatch-not-found"));
        if (dispatch.status() == DispatchStatus.QUEUED || dispatch.status() == DispatchStatus.SENDING) {
            throw Refusal.conflict("channel-dispatch-on-its-way", dispatch.status());
        }
        requireActive(dispatch.channelId());
        again(dispatch, by);
        queued.fire(new DispatchesQueued());
        return dispatch;
    }

    /** All that failed over a channel, the oldest thousand of them; answers how many. */
    @Transactional
    int allFailed(UUID channelId, String by) {
        requireActive(channelId);
        var failed = dispatches.lockFailed(channelId, MOST);
        failed.forEach(dispatch -> again(dispatch, by));
        queued.fire(new DispatchesQueued());
        return failed.size();
    }

    private void requireActive(UUID channelId) {
        var channel = channels.get(channelId);
        if (!channel.isActive()) {
            throw Refusal.conflict("channel-not-active", channel.state());
        }
    }

    private void again(Dispatch dispatch, String by) {
        var now = clock.instant();
        steps.note(dispatch, DispatchOutcome.SENT_AGAIN, Optional.empty(), "by " + by, now);
        dispatch.again(now);
    }
}

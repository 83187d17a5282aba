package io.qloop.notification.channel;

import io.qloop.notification.channel.Adapter.Verdict;
import io.qloop.platform.transaction.BackOff;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Begins and ends attempts, each in a transaction of its own. */
@ApplicationScoped
class DispatchAttempts {

    private static final Logger LOG = Logger.getLogger(DispatchAttempts.class);

    private final Dispatches dispatches;
    private final DispatchSteps steps;
    private final Channels channels;
    private final Adapters adapters;
    private final Patience patience;
    private final Event<ActiveChannels.Changed> channelsChanged;
    private final Event<DispatchesQueued> queued;
    private final ChannelSettings settings;
    private final Clock clock;

    DispatchAttempts(
            Dispatches dispatches,
            DispatchSteps steps,
            Channels channels,
            Adapters adapters,
            Patience patience,
            Event<ActiveChannels.Changed> channelsChanged,
            Event<DispatchesQueued> queued,
            ChannelSettings settings,
            Clock clock) {
        this.dispatches = dispatches;
        this.steps = steps;
        this.channels = channels;
        this.adapters = adapters;
        this.patience = patience;
        this.channelsChanged = channelsChanged;
        this.queued = queued;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * An attempt in our hands.
     *
     * @param version whoever records the end must find this version, otherwise somebody else has taken over
     */
    record Attempt(Channel channel, Dispatch dispatch, long version) {}

    /**
     * How an attempt ended.
     *
     * @param pause  how long the channel asks us to wait; empty where it does not say
     * @param isGone does the other end want nothing any more?
     */
    record End(Verdict verdict, Optional<Integer> statusCode, Optional<Duration> pause, boolean isGone) {}

    @Transactional
    Optional<Attempt> begin() {
        var now = clock.instant();
        return dispatches
                .lockNextDue(now, settings.sendersPerChannel(), patience.waiting())
                .map(dispatch -> {
                    dispatch.startAttempt(now.plus(settings.lease()));
                    dispatches.flush();
                    var channel = channels.get(dispatch.channelId());
                    patience.called(channel.id(), adapters.of(channel.kind()).perMinute());
                    return new Attempt(channel, dispatch, dispatch.version());
                });
    }

    /** Lets an attempt be made again whose end nobody recorded; false when there is none. */
    @Transactional
    boolean takeUpOneInDoubt() {
        var now = clock.instant();
        var found = dispatches.lockNextInDoubt(now);
        found.ifPresent(dispatch -> {
            steps.note(
                    dispatch,
                    DispatchOutcome.IN_DOUBT,
                    Optional.empty(),
                    "the attempt has no recorded end and is made again",
                    now);
            dispatch.postpone(now);
            queued.fire(new DispatchesQueued());
        });
        return found.isPresent();
    }

    @Transactional
    void end(Attempt attempt, End end) {
        var dispatch = dispatches.findById(attempt.dispatch().id(), LockModeType.PESSIMISTIC_WRITE);
        if (dispatch == null
                || dispatch.status() != DispatchStatus.SENDING
                || dispatch.version() != attempt.version()) {
            LOG.warnf(
                    "The lease of dispatch %s ran out before its attempt ended",
                    attempt.dispatch().id());
            return;
        }
        var now = clock.instant();
        switch (end.verdict()) {
            case Verdict.Taken(String detail) -> {
                steps.note(dispatch, DispatchOutcome.TAKEN, end.statusCode(), detail, now);
                dispatch.taken(now);
            }
            case Verdict.Refused(String detail) -> fail(dispatch, DispatchOutcome.REFUSED, end, detail, now);
            case Verdict.Later(String detail) -> tryAgain(dispatch, end, detail, now);
        }
        if (end.isGone()) {
            switchOff(dispatch.channelId(), now);
        }
    }

    private void tryAgain(Dispatch dispatch, End end, String detail, Instant now) {
        if (!now.isBefore(dispatch.queuedAt().plus(settings.giveUpAfter()))) {
            fail(dispatch, DispatchOutcome.GIVEN_UP, end, detail, now);
            return;
        }
        end.pause().ifPresent(asked -> patience.waitUntil(dispatch.channelId(), now.plus(asked)));
        var ours = BackOff.after(dispatch.attempts(), settings.firstPause(), settings.longestPause());
        steps.note(dispatch, DispatchOutcome.POSTPONED, end.statusCode(), detail, now);
        dispatch.postpone(now.plus(end.pause().orElse(ours)));
    }

    private void fail(Dispatch dispatch, DispatchOutcome outcome, End end, String detail, Instant now) {
        steps.note(dispatch, outcome, end.statusCode(), detail, now);
        dispatch.failed(now);
        LOG.warnf("Dispatch %s failed: %s", dispatch.id(), outcome);
    }

    private void switchOff(UUID channelId, Instant now) {
        channels.get(channelId).gone(now);
        channelsChanged.fire(new ActiveChannels.Changed());
        LOG.warnf("Channel %s does not want to be called any more", channelId);
    }
}

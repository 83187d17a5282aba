package io.qloop.notification.channel;

import io.qloop.notification.delivery.Workers;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;

/** Calls the channels that have something to be told. */
@ApplicationScoped
class DispatchSenders {

    private final DispatchAttempts attempts;
    private final Conversation conversation;
    private final ChannelSettings settings;
    private final Workers workers;

    DispatchSenders(DispatchAttempts attempts, Conversation conversation, ChannelSettings settings) {
        this.attempts = attempts;
        this.conversation = conversation;
        this.settings = settings;
        this.workers = new Workers("channel-sender", settings.senders(), settings.poll(), this::bringOut);
    }

    void onStart(@Observes StartupEvent start) {
        if (settings.timeout().compareTo(settings.lease()) >= 0) {
            throw new IllegalStateException("notification.channel.timeout must be shorter than …lease");
        }
        workers.start();
    }

    void onStop(@Observes ShutdownEvent stop) throws InterruptedException {
        workers.stop();
    }

    void onQueued(@Observes(during = TransactionPhase.AFTER_SUCCESS) DispatchesQueued queued) {
        workers.wake();
    }

    private void bringOut(boolean looks) throws InterruptedException {
        if (looks) {
            takeUpThoseInDoubt();
        }
        while (workers.areRunning()) {
            var begun = attempts.begin();
            if (begun.isEmpty()) {
                return;
            }
            workers.wake();
            attempts.end(begun.get(), conversation.hold(begun.get()));
        }
    }

    private void takeUpThoseInDoubt() {
        var more = true;
        while (workers.areRunning() && more) {
            more = attempts.takeUpOneInDoubt();
        }
    }
}

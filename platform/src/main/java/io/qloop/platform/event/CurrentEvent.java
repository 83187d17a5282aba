package io.qloop.platform.event;

import java.util.Optional;

/** The event that is being handled right now, if any; what follows from it names it as its cause. */
public final class CurrentEvent {

    private static final ScopedValue<Event<?>> CURRENT = ScopedValue.newInstance();

    private CurrentEvent() {}

    public static Optional<Event<?>> get() {
        return CURRENT.isBound() ? Optional.of(CURRENT.get()) : Optional.empty();
    }

    /** Runs what follows from the event: now, or later when the event asked for something that takes its time. */
    public static void handling(Event<?> event, Runnable action) {
        ScopedValue.where(CURRENT, event).run(action);
    }
}

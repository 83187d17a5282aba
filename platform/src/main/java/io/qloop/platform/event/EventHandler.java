package io.qloop.platform.event;

import java.util.List;

/**
 * What a service does when it hears an event: a CDI bean, one for each type that the service reads. It runs in the
 * transaction that also remembers the event's id, so its effect happens once however often the event arrives.
 *
 * <p>A {@link io.qloop.platform.problem.Refusal} makes the event a dead letter with the refusal's code as its reason. A
 * fault that passes (database away) is tried again until it has passed; any other fault becomes a dead letter too.
 *
 * @param <T> a record of the reader's own with the fields of {@code data} that it uses
 */
public interface EventHandler<T> {

    /** The CloudEvents type, such as {@code logistics.return-received.v1}. */
    String type();

    Class<T> dataType();

    void handle(Event<T> event);

    /**
     * Asks together for what the events of a batch need, right before they are handled one after the other, in the same
     * transaction. It only saves ways to the database: {@link #handle} comes to the same end without it, and an event of
     * the batch may still fail.
     *
     * @param events those of this type that are seen for the first time, in their order; at least two
     */
    default void prepare(List<Event<T>> events) {}

    /**
     * May an event have its effect here again, although the inbox knows it ({@link Replays})? It may where events say how things
     * are, and one that is older than what is known changes nothing.
     */
    default boolean isRepeatable() {
        return false;
    }
}

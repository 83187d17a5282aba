package io.qloop.platform.event;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/**
 * Hears events beside their {@link EventHandler}, also those that have none: a CDI bean. It runs in the transaction that
 * remembers the event's id, after the handler, and what the handler refuses it does not hear.
 */
public interface EventWitness {

    /** Asked for every record, so it answers at once. */
    boolean wants(String type);

    void hear(Event<JsonNode> event);

    /**
     * Asks together for what the events of a batch need, as {@link EventHandler#prepare} does.
     *
     * @param events those that it wants, in their order; at least two
     */
    default void prepare(List<Event<JsonNode>> events) {}
}

package io.qloop.platform.event;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Hears events beside their {@link EventHandler}, also those that have none: a CDI bean. It runs in the transaction that
 * remembers the event's id, after the handler, and what the handler refuses it does not hear.
 */
public interface EventWitness {

    /** Asked for every record, so it answers at once. */
    boolean wants(String type);

    void hear(Event<JsonNode> event);
}

package io.qloop.crooked.left;

import io.qloop.crooked.right.Right;
import io.vertx.core.json.JsonObject;
import jakarta.persistence.Embeddable;
import java.util.UUID;

/** Breaks two rules on purpose: it is in a cycle with its neighbour, and it is a part of an aggregate that knows a framework. */
@Embeddable
public class Left {

    private UUID id;

    UUID id() {
        return id;
    }

    Right right() {
        return null;
    }

    JsonObject json() {
        return new JsonObject();
    }
}

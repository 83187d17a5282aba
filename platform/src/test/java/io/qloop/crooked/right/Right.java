package io.qloop.crooked.right;

import io.qloop.crooked.left.Left;
import io.qloop.straight.Other;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/** Breaks rules on purpose: a cycle, another service, an endpoint that is not public and not on a virtual thread. */
@Path("/crooked")
public abstract class Right {

    abstract Left left();

    abstract Other other();

    @GET
    String hidden() {
        return "";
    }
}

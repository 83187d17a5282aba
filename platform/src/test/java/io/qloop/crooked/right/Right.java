package io.qloop.crooked.right;

import io.qloop.crooked.left.Left;
import io.qloop.straight.Other;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/**
 * Breaks rules on purpose: a cycle, another service, an endpoint that is not public, not on a virtual thread, and open to
 * every customer.
 */
@Path("/crooked")
public abstract class Right {

    abstract Left left();

    abstract Other other();

    @GET
    @RolesAllowed("customer")
    String hidden() {
        return "";
    }
}

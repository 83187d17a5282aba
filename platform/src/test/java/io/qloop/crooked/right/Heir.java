package io.qloop.crooked.right;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;

/** Breaks a rule on purpose, with an endpoint whose verb stands in an interface: it is open to every customer. */
@Path("/crooked/heirs")
@RolesAllowed("customer")
public abstract class Heir implements Shown {

    @Override
    public String shown() {
        return "";
    }
}

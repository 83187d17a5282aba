package io.qloop.platform.web;

import io.qloop.platform.problem.Refusal;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.ext.Provider;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Below {@code /api/v1/services/{service}} a service answers to its own name alone; under another there is nothing. */
@Provider
public class OwnServiceOnly implements ContainerRequestFilter {

    /** The path parameter that names the service; no endpoint needs to look at it. */
    static final String PARAMETER = "service";

    private final String own;

    OwnServiceOnly(@ConfigProperty(name = "quarkus.application.name") String own) {
        this.own = own;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        var named = request.getUriInfo().getPathParameters().getFirst(PARAMETER);
        if (named != null && !named.equals(own)) {
            throw Refusal.notFound("service-not-found", named);
        }
    }
}

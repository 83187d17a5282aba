package io.qloop.gateway.openapi;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;

/** Serves the merged API description. */
@Path("/openapi.json")
class ApiDescriptionResource {
    private final ApiDescription description;

    ApiDescriptionResource(ApiDescription description) {
        this.description = description;
    }

    /** The whole API in OpenAPI 3.1. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Response get(@Context Request request) {
        var tag = new EntityTag(description.etag());
        var unchanged = request.evaluatePreconditions(tag);
        return (unchanged == null ? Response.ok(description.json()) : unchanged)
                .tag(tag)
                .header("Cache-Control", "no-cache")
                .build();
    }
}

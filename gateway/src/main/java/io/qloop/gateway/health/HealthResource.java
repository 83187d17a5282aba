package io.qloop.gateway.health;

import io.smallrye.mutiny.Uni;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/** Whether the whole product is ready. */
@Path("/health")
class HealthResource {
    private final Readiness readiness;

    HealthResource(Readiness readiness) {
        this.readiness = readiness;
    }

    /** 200 if every service is ready, otherwise 503; always with the status of each. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    public Uni<Response> get() {
        return Uni.createFrom()
                .completionStage(() -> readiness.ofAll().toCompletionStage())
                .map(all -> Response.status("UP".equals(all.getString("status")) ? 200 : 503)
                        .header("Cache-Control", "no-store")
                        .entity(all.encode())
                        .build());
    }
}

package io.qloop.platform.deadletter;

import io.qloop.platform.identity.Roles;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.web.Page;
import io.qloop.platform.web.PageRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The door to a service's dead letters. */
@Path("/api/v1/services/{service}/dead-letters")
@Tag(name = "Dead letters", description = "Messages that a service could not handle: look, re-drive, discard")
@RolesAllowed(Roles.ADMIN)
@RunOnVirtualThread
public class DeadLetterResource {

    private final DeadLetters letters;
    private final DecideDeadLetter decide;
    private final String service;

    DeadLetterResource(
            DeadLetters letters,
            DecideDeadLetter decide,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.letters = letters;
        this.decide = decide;
        this.service = service;
    }

    /** Why the message is not wanted any more. */
    public record Discard(@NotBlank @Size(max = 500) String reason) {}

    @GET
    @Operation(summary = "Lists dead letters, the newest first")
    public Page<DeadLetterView> list(
            @RestPath String service, @QueryParam("status") DeadLetter.Status status, @BeanParam PageRequest page) {
        requireThis(service);
        var found = letters.list(status, page.after(), page.limit(), page.ascending()).stream()
                .map(DeadLetterView::line)
                .toList();
        return Page.of(found, page, DeadLetterView::id);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Shows one dead letter with headers and payload")
    public DeadLetterView get(@RestPath String service, @RestPath UUID id) {
        requireThis(service);
        return letters.find(id).map(DeadLetterView::whole).orElseThrow(() -> Refusal.notFound("dead-letter-not-found"));
    }

    @PUT
    @Path("{id}/redrive")
    @Operation(summary = "Handles the message again; 409 with the reason when it still fails")
    public DeadLetterView redrive(@RestPath String service, @RestPath UUID id) {
        requireThis(service);
        decide.redrive(id);
        return get(service, id);
    }

    @PUT
    @Path("redrive")
    @Operation(summary = "Handles every open message again, the oldest first")
    public DecideDeadLetter.Redriven redriveAll(@RestPath String service) {
        requireThis(service);
        return decide.redriveAll();
    }

    @PUT
    @Path("{id}/discard")
    @Operation(summary = "Gives the message up, with a reason; it stays on record")
    public DeadLetterView discard(@RestPath String service, @RestPath UUID id, @Valid @NotNull Discard discard) {
        requireThis(service);
        decide.discard(id, discard.reason());
        return get(service, id);
    }

    private void requireThis(String service) {
        if (!this.service.equals(service)) {
            throw Refusal.notFound("service-not-found", service);
        }
    }
}

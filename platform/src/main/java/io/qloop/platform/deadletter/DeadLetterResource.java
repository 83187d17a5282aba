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

    DeadLetterResource(DeadLetters letters, DecideDeadLetter decide) {
        this.letters = letters;
        this.decide = decide;
    }

    /** Why the message is not wanted any more. */
    public record Discard(@NotBlank @Size(max = 500) String reason) {}

    @GET
    @Operation(summary = "Lists dead letters, the newest first")
    public Page<DeadLetterView> list(@QueryParam("status") DeadLetter.Status status, @BeanParam PageRequest page) {
        var found = letters.list(status, page.after(), page.limit(), page.ascending()).stream()
                .map(DeadLetterView::line)
                .toList();
        return Page.of(found, page, DeadLetterView::id);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Shows one dead letter with headers and payload")
    public DeadLetterView get(@RestPath UUID id) {
        return letters.find(id).map(DeadLetterView::whole).orElseThrow(() -> Refusal.notFound("dead-letter-not-found"));
    }

    @PUT
    @Path("{id}/redrive")
    @Operation(summary = "Handles the message again; 409 with the reason when it still fails")
    public DeadLetterView redrive(@RestPath UUID id) {
        decide.redrive(id);
        return get(id);
    }

    @PUT
    @Path("redrive")
    @Operation(summary = "Handles every open message again, the oldest first")
    public DecideDeadLetter.Redriven redriveAll() {
        return decide.redriveAll();
    }

    @PUT
    @Path("{id}/discard")
    @Operation(summary = "Gives the message up, with a reason; it stays on record")
    public DeadLetterView discard(@RestPath UUID id, @Valid @NotNull Discard discard) {
        decide.discard(id, discard.reason());
        return get(id);
    }
}

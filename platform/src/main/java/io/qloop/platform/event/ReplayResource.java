package io.qloop.platform.event;

import io.qloop.platform.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The door to {@link Replays}. */
@Path("/api/v1/services/{service}/replays")
@Tag(name = "Replays", description = "Topics that are read again")
@RolesAllowed(Roles.ADMIN)
@RunOnVirtualThread
public class ReplayResource {

    private final Replays replays;

    ReplayResource(Replays replays) {
        this.replays = replays;
    }

    /** What a replay came to. */
    @Schema(name = "Replay")
    public record ReplayView(
            @Schema(description = "Events that were read") int read,

            @Schema(description = "Those of them that had their effect once more")
            int repeated,

            @Schema(description = "Those of them that are refused now; the log names them")
            int refused) {}

    @PUT
    @Path("{topic}")
    @Operation(
            operationId = "replayTopic",
            summary = "Reads a topic again from its beginning",
            description = "Only events that say how things are have their effect once more, and older ones than what is"
                    + " known change nothing. The answer comes at the end.")
    @APIResponse(responseCode = "404", description = "The service does not read this topic")
    @APIResponse(responseCode = "409", description = "The topic is being read again already")
    public ReplayView replay(@RestPath String topic) {
        var replayed = replays.replay(topic);
        return new ReplayView(replayed.read(), replayed.repeated(), replayed.refused());
    }
}

package io.qloop.notification.escalation;

import io.qloop.platform.identity.Roles;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.web.Answers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/escalation-ladders")
@RunOnVirtualThread
@Tag(name = "escalations")
class LadderResource {

    private static final int CONTENT_MAX = 100_000;
    private static final int REASON_MAX = 500;

    private final LadderVersions versions;
    private final ChangeLadders changeLadders;

    LadderResource(LadderVersions versions, ChangeLadders changeLadders) {
        this.versions = versions;
        this.changeLadders = changeLadders;
    }

    /** All ladders in the place of those that hold. */
    @Schema(name = "LaddersWanted")
    public record Wanted(
            @NotBlank @Size(max = CONTENT_MAX) @Schema(description = "YAML")
            String content,

            @NotBlank @Size(max = REASON_MAX) String reason) {}

    /** The ladders in one version. */
    @Schema(name = "Ladders")
    public record View(int number, String content, Instant changedAt, String changedBy, String reason) {

        static View of(LadderVersion version) {
            return new View(
                    version.number(), version.content(), version.changedAt(), version.changedBy(), version.reason());
        }
    }

    /** Who changed the ladders, when and why. */
    @Schema(name = "LaddersChange")
    public record Change(int number, Instant changedAt, String changedBy, String reason) {}

    @GET
    @RolesAllowed({Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(
            summary = "Read the ladders by which messages are escalated",
            description = "The newest version, or the one that is asked for.")
    @APIResponse(responseCode = "200", description = "The ladders as YAML; ETag is the version")
    @APIResponse(responseCode = "404", description = "No such version")
    public RestResponse<View> read(@QueryParam("number") Integer number) {
        return answer((number == null ? versions.newest() : versions.of(number))
                .orElseThrow(() -> Refusal.notFound("ladders-not-found")));
    }

    @GET
    @Path("history")
    @RolesAllowed({Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(summary = "List the versions of the ladders, the newest first")
    public List<Change> history() {
        return versions.history().stream()
                .map(version ->
                        new Change(version.number(), version.changedAt(), version.changedBy(), version.reason()))
                .toList();
    }

    @PUT
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Change the ladders",
            description = "They hold for messages that are written from now on; what runs goes on as it began.")
    @APIResponse(responseCode = "200", description = "Changed; ETag is the new version")
    @APIResponse(responseCode = "412", description = "Changed meanwhile")
    @APIResponse(responseCode = "422", description = "Not as ladders must be; says every flaw with its line")
    public RestResponse<View> change(@HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @NotNull @Valid Wanted wanted) {
        return answer(changeLadders.handle(wanted.content(), wanted.reason(), ifMatch));
    }

    private static RestResponse<View> answer(LadderVersion version) {
        return Answers.ok(View.of(version), version.number());
    }
}

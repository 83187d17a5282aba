package io.qloop.notification.escalation;

import io.qloop.platform.identity.Roles;
import io.qloop.platform.web.Answers;
import io.qloop.platform.web.Filter;
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
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/escalations")
@RunOnVirtualThread
@Tag(name = "escalations")
class EscalationResource {

    private static final int REASON_MAX = 500;

    private final Escalations escalations;
    private final SteerEscalation steer;

    EscalationResource(Escalations escalations, SteerEscalation steer) {
        this.escalations = escalations;
        this.steer = steer;
    }

    /** Why somebody steps in. */
    @Schema(name = "EscalationSteering")
    public record Steering(@NotBlank @Size(max = REASON_MAX) String reason) {}

    @GET
    @RolesAllowed({Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(
            summary = "List what is waited for, and what was",
            description = "Without the rungs; read one escalation for them. `unanswered` are the gaps.")
    public Page<EscalationView> list(
            @QueryParam("caseId") String caseId,
            @QueryParam("messageId") UUID messageId,
            @QueryParam("status") EscalationStatus status,
            @BeanParam PageRequest page) {
        return page.page(
                        escalations,
                        Filter.all()
                                .eq("caseId", caseId)
                                .eq("messageId", messageId)
                                .eq("status", status),
                        Escalation::id)
                .map(escalation -> EscalationView.of(escalation, null));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(summary = "Read an escalation with its rungs")
    @APIResponse(responseCode = "200", description = "The escalation; ETag is its version")
    @APIResponse(responseCode = "404", description = "No such escalation")
    public RestResponse<EscalationView> read(@PathParam("id") UUID id) {
        return answer(escalations.get(id));
    }

    @PUT
    @Path("{id}/stop")
    @RolesAllowed({Roles.FUNCTION_HEAD, Roles.ADMIN})
    @Operation(summary = "Stop to wait", description = "Nobody more is told.")
    @APIResponse(responseCode = "200", description = "Stopped")
    @APIResponse(responseCode = "404", description = "No such escalation")
    @APIResponse(responseCode = "409", description = "It is over already")
    public RestResponse<EscalationView> stop(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid Steering steering) {
        return answer(steer.stop(id, ifMatch, steering.reason()));
    }

    @PUT
    @Path("{id}/next-rung")
    @RolesAllowed({Roles.FUNCTION_HEAD, Roles.ADMIN})
    @Operation(
            summary = "Tell the next one up now",
            description = "The deputy, the head, the superior department, general management, as the ladder says.")
    @APIResponse(responseCode = "200", description = "Told, or over where nobody was left")
    @APIResponse(responseCode = "404", description = "No such escalation")
    @APIResponse(responseCode = "409", description = "It is over already")
    public RestResponse<EscalationView> climb(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid Steering steering) {
        return answer(steer.climb(id, ifMatch, steering.reason()));
    }

    private RestResponse<EscalationView> answer(Escalation escalation) {
        return Answers.ok(EscalationView.of(escalation, escalations.steps(escalation.id())), escalation.version());
    }
}

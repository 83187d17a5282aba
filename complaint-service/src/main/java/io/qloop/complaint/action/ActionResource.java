package io.qloop.complaint.action;

import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.identity.Roles;
import io.qloop.platform.web.Answers;
import io.qloop.platform.web.Page;
import io.qloop.platform.web.PageRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Corrective actions over REST, for our own people. */
@Path("/api/v1/actions")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR})
@Tag(name = "Corrective actions", description = "What functions have to do about the causes of complaints")
class ActionResource {

    /** What the function did; the cause where it found one. */
    public record Completion(
            @NotBlank @Size(max = 4000) String measure,
            @Size(max = 4000) String cause) {}

    /** Whether the measure works. */
    public record Verification(
            @NotNull Boolean effective, @Size(max = 4000) String remark) {}

    private final CorrectiveActions actions;
    private final CompleteAction completeAction;
    private final VerifyAction verifyAction;
    private final CurrentUser user;

    ActionResource(
            CorrectiveActions actions, CompleteAction completeAction, VerifyAction verifyAction, CurrentUser user) {
        this.actions = actions;
        this.completeAction = completeAction;
        this.verifyAction = verifyAction;
        this.user = user;
    }

    @GET
    @Operation(operationId = "listActions", summary = "Corrective actions, newest first")
    public Page<ActionSummary> list(
            @RestQuery ActionStatus status,
            @RestQuery String lot,
            @RestQuery CompanyFunction function,
            @RestQuery UUID complaintId,
            @BeanParam PageRequest page) {
        var filter = new CorrectiveActions.Filter(status, lot, function, complaintId);
        return Page.of(actions.page(filter, page), page, ActionSummary::id);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getAction", summary = "One corrective action with the measures that were not effective")
    public RestResponse<ActionView> get(@RestPath UUID id) {
        var action = actions.get(id);
        return Answers.ok(ActionView.of(action), action.version());
    }

    @PUT
    @Path("{id}/completion")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @Operation(operationId = "completeAction", summary = "Reports the measure that was taken (the action's function)")
    public RestResponse<ActionView> complete(
            @RestPath UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid Completion completion) {
        completeAction.handle(new CompleteAction.Command(id, ifMatch, completion.measure(), completion.cause()));
        return get(id);
    }

    @PUT
    @Path("{id}/verification")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @Operation(
            operationId = "verifyAction",
            summary = "Says whether the measure works (quality, never who completed it); if not, it is due again")
    public RestResponse<ActionView> verify(
            @RestPath UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid Verification verification) {
        user.requireFunction(CompanyFunction.QUALITY);
        verifyAction.handle(new VerifyAction.Command(id, ifMatch, verification.effective(), verification.remark()));
        return get(id);
    }
}

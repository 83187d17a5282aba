package io.qloop.notification.channel;

import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.identity.Roles;
import io.qloop.platform.web.Filter;
import io.qloop.platform.web.Page;
import io.qloop.platform.web.PageRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is told over channels, and what became of it. */
@Path("/api/v1/channel-dispatches")
@RunOnVirtualThread
@Tag(name = "channels")
class DispatchResource {

    private final Dispatches dispatches;
    private final DispatchSteps steps;
    private final SendAgain sendAgain;
    private final CurrentUser user;

    DispatchResource(Dispatches dispatches, DispatchSteps steps, SendAgain sendAgain, CurrentUser user) {
        this.dispatches = dispatches;
        this.steps = steps;
        this.sendAgain = sendAgain;
        this.user = user;
    }

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.AUDITOR})
    @Operation(operationId = "listChannelDispatches", summary = "List what is told over channels")
    public Page<DispatchView> list(
            @QueryParam("channelId") UUID channelId,
            @QueryParam("status") DispatchStatus status,
            @QueryParam("caseId") @Size(max = 60) String caseId,
            @BeanParam PageRequest page) {
        var filter =
                Filter.all().eq("channelId", channelId).eq("status", status).eq("told.caseId", caseId);
        return page.page(dispatches, filter, Dispatch::id).map(DispatchView::row);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.ADMIN, Roles.AUDITOR})
    @Operation(operationId = "readChannelDispatch", summary = "Read what is told, with its steps")
    @APIResponse(responseCode = "200", description = "The dispatch")
    @APIResponse(responseCode = "404", description = "No such dispatch")
    public DispatchView read(@PathParam("id") UUID id) {
        return DispatchView.whole(dispatches.get(id), steps.of(id));
    }

    @PUT
    @Path("{id}/resend")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "resendChannelDispatch",
            summary = "Send again what failed or what the other end has lost",
            description = "It goes out under the same id.")
    @APIResponse(responseCode = "200", description = "Queued")
    @APIResponse(responseCode = "404", description = "No such dispatch")
    @APIResponse(responseCode = "409", description = "It is on its way, or its channel is switched off")
    public DispatchView resend(@PathParam("id") UUID id) {
        var dispatch = sendAgain.one(id, user.name());
        return DispatchView.whole(dispatch, steps.of(id));
    }
}

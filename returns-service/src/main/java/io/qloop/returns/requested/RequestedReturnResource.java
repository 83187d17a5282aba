package io.qloop.returns.requested;

import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.identity.Roles;
import io.qloop.platform.web.Answers;
import io.qloop.platform.web.Page;
import io.qloop.platform.web.PageRequest;
import io.qloop.returns.goodsreturn.GoodsReturns;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Returns that were asked for: ours see all, a customer its own. */
@Path("/api/v1/requested-returns")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR, Roles.CUSTOMER})
@Tag(name = "Returns")
class RequestedReturnResource {

    private final RequestedReturns requested;
    private final GoodsReturns returns;
    private final CurrentUser user;

    RequestedReturnResource(RequestedReturns requested, GoodsReturns returns, CurrentUser user) {
        this.requested = requested;
        this.returns = returns;
        this.user = user;
    }

    @GET
    @Transactional
    @Operation(
            operationId = "listRequestedReturns",
            summary = "Returns that were asked for, newest first; a customer gets its own")
    public Page<RequestedReturnView> list(
            @RestQuery String customerId, @RestQuery UUID feedbackId, @BeanParam PageRequest page) {
        var owner = user.onlyCustomer().orElse(customerId);
        if (customerId != null && !customerId.equals(owner)) {
            return new Page<>(List.of(), null);
        }
        return requested.page(owner, feedbackId, page).map(this::view);
    }

    @GET
    @Path("{id}")
    @Transactional
    @Operation(operationId = "getRequestedReturn", summary = "One return that was asked for, and what has arrived")
    public RestResponse<RequestedReturnView> get(@RestPath UUID id) {
        var found = requested.get(id);
        user.requireOwnCustomer(found.customerId(), "return");
        return Answers.ok(view(found), found.version());
    }

    private RequestedReturnView view(RequestedReturn found) {
        return RequestedReturnView.of(found, returns.announcedAs(found.number()), user.isInternal());
    }
}

package io.qloop.feedback.register;

import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.identity.Roles;
import io.qloop.platform.web.Page;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/feedbacks")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "feedbacks")
class RegisterResource {

    private final Register register;
    private final CurrentUser user;

    RegisterResource(Register register, CurrentUser user) {
        this.register = register;
        this.user = user;
    }

    @GET
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR, Roles.CUSTOMER})
    @Operation(
            summary = "The register of feedbacks",
            description =
                    "Filtered, sorted and searched. Customers see their own lines only, without our people, our procedure, its dates and the remark, and neither filter nor sort by them.")
    public Page<RegisterLine> list(@Valid @BeanParam RegisterQuery query, @Context UriInfo uri) {
        var owner = user.onlyCustomer();
        RegisterQuery.requireKnown(uri.getQueryParameters().keySet(), owner.isEmpty());
        return register.page(query, owner);
    }
}

package io.qloop.feedback.information;

import io.qloop.platform.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The catalogue of what may be recorded. */
@Path("/api/v1/information-kinds")
@RunOnVirtualThread
@Tag(name = "information")
class InformationKindResource {

    private final InformationKinds kinds;

    InformationKindResource(InformationKinds kinds) {
        this.kinds = kinds;
    }

    @GET
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR})
    @Operation(
            operationId = "listInformationKinds",
            summary = "What may be recorded",
            description =
                    "The forms with the kinds, fields and questions of the procedures in force for the customer and site.")
    public List<InformationKinds.FormKinds> list(
            @QueryParam("customerId") @Size(max = 40) String customerId,
            @QueryParam("site") @Size(max = 60) String site) {
        return kinds.of(customerId, site);
    }
}

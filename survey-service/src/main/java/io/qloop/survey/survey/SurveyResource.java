package io.qloop.survey.survey;

import io.qloop.platform.identity.Roles;
import io.qloop.platform.web.Page;
import io.qloop.platform.web.PageRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/surveys")
@RunOnVirtualThread
@Tag(name = "surveys")
class SurveyResource {
    private final Surveys surveys;

    SurveyResource(Surveys surveys) {
        this.surveys = surveys;
    }

    @GET
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR})
    @Operation(summary = "List surveys and their answers", description = "For our own people only.")
    public Page<SurveyView> list(
            @QueryParam("customerId") String customerId,
            @QueryParam("status") SurveyStatus status,
            @BeanParam PageRequest page) {
        return surveys.page(new Surveys.Filter(Optional.ofNullable(customerId), Optional.ofNullable(status)), page);
    }
}

package io.qloop.platform.procedure.proceeding;

import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.identity.Roles;
import io.qloop.platform.procedure.Changeover;
import io.qloop.platform.web.Answers;
import io.qloop.platform.web.Filter;
import io.qloop.platform.web.Page;
import io.qloop.platform.web.PageRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** How cases go through the procedure that they were opened under. */
@Path("/api/v1/services/{service}/proceedings")
@Tag(
        name = "Proceedings",
        description = "Where a case stands in its procedure, what is missing for the next step, and who signed")
@RunOnVirtualThread
public class ProceedingResource {

    private final Proceedings proceedings;
    private final ProceedingStore store;
    private final ProceedingViews views;

    ProceedingResource(Proceedings proceedings, ProceedingStore store, ProceedingViews views) {
        this.proceedings = proceedings;
        this.store = store;
        this.views = views;
    }

    /** The step to take. */
    @Schema(name = "ProceedingStepWanted")
    public record Wanted(@NotBlank @Size(max = 60) String stage) {}

    /** Another version of a procedure for this one case. */
    @Schema(name = "ProceedingMove")
    public record Move(
            @NotBlank @Size(max = 60) String procedure,
            @NotNull @Min(1) Integer number,
            @NotBlank @Size(max = 500) String reason) {}

    @GET
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR})
    @Operation(summary = "Lists cases by where they stand, the newest first")
    public Page<ProceedingView.Summary> list(
            @QueryParam("stage") String stage,
            @QueryParam("class") String caseClass,
            @QueryParam("function") CompanyFunction function,
            @QueryParam("customerId") String customerId,
            @QueryParam("ended") Boolean ended,
            @BeanParam PageRequest page) {
        var filter = Filter.all()
                .eq("stage", stage)
                .eq("caseClass", caseClass)
                .eq("function", function == null ? null : function.code())
                .eq("customerId", customerId);
        if (ended != null) {
            filter.where(ended ? "endedAt is not null" : "endedAt is null");
        }
        return page.page(store, filter, Proceeding::id).map(ProceedingView.Summary::of);
    }

    @GET
    @Path("{caseId}")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR})
    @Operation(
            summary = "Shows where a case stands",
            description = "With every step that may come next and what is missing for it, for whoever asks.")
    @Transactional
    public RestResponse<ProceedingView> get(@RestPath UUID caseId) {
        return answer(proceedings.get(caseId));
    }

    @PUT
    @Path("{caseId}/entries")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER})
    @Operation(
            summary = "Enters fields, answers, events, class, severity, kind",
            description =
                    "What is left out stays as it is. A signature for a step to come falls away where the words change that it was given for.")
    public RestResponse<ProceedingView> enter(
            @RestPath UUID caseId, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @Valid @NotNull Entries entries) {
        return answer(proceedings.enter(caseId, ifMatch, entries));
    }

    @PUT
    @Path("{caseId}/stage")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER})
    @Operation(summary = "Takes the step into a stage, or says what is missing")
    public RestResponse<ProceedingView> goOn(
            @RestPath UUID caseId, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @Valid @NotNull Wanted wanted) {
        return answer(proceedings.goOn(caseId, ifMatch, wanted.stage()));
    }

    @PUT
    @Path("{caseId}/signatures/{signature}")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER})
    @Operation(
            summary = "Signs for a step to come",
            description = "In the order of the procedure; reviewer and approver are never the author.")
    public RestResponse<ProceedingView> sign(
            @RestPath UUID caseId,
            @RestPath String signature,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @Valid @NotNull Wanted wanted) {
        return answer(proceedings.sign(caseId, ifMatch, wanted.stage(), signature));
    }

    @GET
    @Path("{caseId}/changeover")
    @RolesAllowed({Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.ADMIN, Roles.AUDITOR})
    @Operation(summary = "Says what would change for the case under another version; changes nothing")
    public Changeover changeover(
            @RestPath UUID caseId,
            @QueryParam("procedure") @NotBlank @Size(max = 60) String procedure,
            @QueryParam("number") @NotNull Integer number) {
        return proceedings.changeover(caseId, procedure, number);
    }

    @PUT
    @Path("{caseId}/procedure")
    @RolesAllowed({Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.ADMIN})
    @Operation(
            summary = "Moves an open case to another version, with a reason",
            description = "Its deadlines are computed anew; those that do not apply any more end.")
    public RestResponse<ProceedingView> move(
            @RestPath UUID caseId, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @Valid @NotNull Move move) {
        return answer(proceedings.move(caseId, ifMatch, move.procedure(), move.number(), move.reason()));
    }

    private RestResponse<ProceedingView> answer(Proceeding proceeding) {
        return Answers.ok(views.of(proceeding), proceeding.version());
    }
}

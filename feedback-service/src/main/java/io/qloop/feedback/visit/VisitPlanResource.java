package io.qloop.feedback.visit;

import io.qloop.platform.calendar.Calendars;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.identity.Roles;
import io.qloop.platform.web.Answers;
import io.qloop.platform.web.Filter;
import io.qloop.platform.web.Idempotent;
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
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The plan of visits to customers. */
@Path("/api/v1/visit-plans")
@RunOnVirtualThread
@Tag(name = "visit plans")
class VisitPlanResource {

    private static final int CUSTOMER_MAX = 40;

    private final ChangeVisitPlans changeVisitPlans;
    private final VisitPlans plans;
    private final Calendars calendars;
    private final CurrentUser user;

    VisitPlanResource(ChangeVisitPlans changeVisitPlans, VisitPlans plans, Calendars calendars, CurrentUser user) {
        this.changeVisitPlans = changeVisitPlans;
        this.plans = plans;
        this.calendars = calendars;
        this.user = user;
    }

    @Schema(name = "PlannedVisit")
    public record Planned(
            @NotBlank @Size(max = CUSTOMER_MAX) String customerId,
            @NotNull LocalDate plannedOn,
            @NotBlank @Size(max = VisitPlan.VISITOR_MAX) String visitor,
            @NotBlank @Size(max = VisitPlan.PURPOSE_MAX) String purpose) {

        VisitPlan.Plan plan() {
            return new VisitPlan.Plan(plannedOn, visitor, purpose);
        }
    }

    /** When which of our people visits, and what for. */
    @Schema(name = "VisitChange")
    public record Change(
            @NotNull LocalDate plannedOn,
            @NotBlank @Size(max = VisitPlan.VISITOR_MAX) String visitor,
            @NotBlank @Size(max = VisitPlan.PURPOSE_MAX) String purpose) {

        VisitPlan.Plan plan() {
            return new VisitPlan.Plan(plannedOn, visitor, purpose);
        }
    }

    @Schema(name = "VisitCancellation")
    public record Cancellation(
            @NotBlank @Size(max = VisitPlan.REASON_MAX) String reason) {}

    @POST
    @Idempotent
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @Operation(operationId = "planVisit", summary = "Plan a visit to a customer")
    @APIResponse(
            responseCode = "201",
            description = "Planned",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = VisitPlanView.class)))
    public RestResponse<VisitPlanView> plan(@NotNull @Valid Planned planned) {
        var visit = changeVisitPlans.plan(planned.customerId(), planned.plan(), user.name());
        return Answers.created(
                "/api/v1/visit-plans/" + visit.id(), VisitPlanView.of(visit, calendars.today()), visit.version());
    }

    @GET
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR})
    @Operation(
            operationId = "listVisitPlans",
            summary = "List planned visits",
            description = "With overdue=true only those whose day has passed without a visit.")
    public Page<VisitPlanView> list(
            @QueryParam("customerId") @Size(max = CUSTOMER_MAX) String customerId,
            @QueryParam("status") VisitPlanStatus status,
            @QueryParam("overdue") Boolean overdue,
            @QueryParam("from") LocalDate from,
            @QueryParam("to") LocalDate to,
            @BeanParam PageRequest page) {
        var filter = Filter.all().eq("customerId", customerId).eq("status", status);
        if (Boolean.TRUE.equals(overdue)) {
            filter.where("status = :planned", "planned", VisitPlanStatus.PLANNED)
                    .where("plannedOn < :today", "today", calendars.today());
        }
        if (from != null) {
            filter.where("plannedOn >= :from", "from", from);
        }
        if (to != null) {
            filter.where("plannedOn <= :to", "to", to);
        }
        var today = calendars.today();
        return page.page(plans, filter, VisitPlan::id).map(plan -> VisitPlanView.of(plan, today));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR})
    @Operation(operationId = "readVisitPlan", summary = "Read a planned visit")
    public RestResponse<VisitPlanView> read(@RestPath UUID id) {
        return answer(plans.get(id));
    }

    @PUT
    @Path("{id}")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @Operation(operationId = "changeVisitPlan", summary = "Put a visit off, or give it to somebody else")
    public RestResponse<VisitPlanView> change(
            @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @NotNull @Valid Change change) {
        return answer(changeVisitPlans.change(id, ifMatch, change.plan()));
    }

    @PUT
    @Path("{id}/cancellation")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @Operation(operationId = "cancelVisitPlan", summary = "Cancel a visit with a reason")
    public RestResponse<VisitPlanView> cancel(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid Cancellation cancellation) {
        return answer(changeVisitPlans.cancel(id, ifMatch, cancellation.reason()));
    }

    private RestResponse<VisitPlanView> answer(VisitPlan plan) {
        return Answers.ok(VisitPlanView.of(plan, calendars.today()), plan.version());
    }
}

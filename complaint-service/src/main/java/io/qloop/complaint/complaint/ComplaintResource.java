package io.qloop.complaint.complaint;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.qloop.complaint.action.ActionKind;
import io.qloop.complaint.action.ActionView;
import io.qloop.complaint.action.CorrectiveActions;
import io.qloop.complaint.masterdata.Customer;
import io.qloop.complaint.masterdata.Customers;
import io.qloop.complaint.wording.Wording;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.identity.Roles;
import io.qloop.platform.procedure.proceeding.Judgement;
import io.qloop.platform.web.Answers;
import io.qloop.platform.web.Idempotent;
import io.qloop.platform.web.Page;
import io.qloop.platform.web.PageRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** Complaints over REST: ours see all, a customer its own. */
@Path("/api/v1/complaints")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR, Roles.CUSTOMER})
@Tag(name = "Complaints", description = "Complaints and their closure")
class ComplaintResource {

    private static final String NOT_BLANK = ".*\\S.*";

    /**
     * A complaint to open; product and lot where the customer names them, quality acts first if no function is given. Class,
     * severity, kind and facts are codes of the procedure that is in force for the customer.
     */
    public record NewComplaint(
            @NotBlank @Size(max = 40) String customerId,
            @Pattern(regexp = NOT_BLANK) @Size(max = 40) String productId,
            @Pattern(regexp = NOT_BLANK) @Size(max = 60) String lot,
            @NotBlank @Size(max = 400) String subject,
            @NotBlank @Size(max = 20000) String description,
            @NotNull Instant receivedAt,
            CompanyFunction responsibleFunction,
            @JsonProperty("class") @Size(min = 1, max = 60) String complaintClass,
            @Size(min = 1, max = 60) String severity,
            @Size(min = 1, max = 60) String kind,
            @Size(max = 50) Set<@NotNull @Size(min = 1, max = 60) String> facts) {}

    /** One more action; a corrective one where the kind is left out. */
    public record NewAction(
            ActionKind kind,
            @NotNull CompanyFunction function,
            @NotBlank @Size(max = 4000) String description) {}

    /** How the complaint ended, in words for the customer. */
    public record Closure(@NotBlank @Size(max = 4000) String resolution) {}

    private final Complaints complaints;
    private final CorrectiveActions actions;
    private final OpenComplaint openComplaint;
    private final AddAction addAction;
    private final CloseComplaint closeComplaint;
    private final Customers customers;
    private final Wording wording;
    private final CurrentUser user;

    ComplaintResource(
            Complaints complaints,
            CorrectiveActions actions,
            OpenComplaint openComplaint,
            AddAction addAction,
            CloseComplaint closeComplaint,
            Customers customers,
            Wording wording,
            CurrentUser user) {
        this.complaints = complaints;
        this.actions = actions;
        this.openComplaint = openComplaint;
        this.addAction = addAction;
        this.closeComplaint = closeComplaint;
        this.customers = customers;
        this.wording = wording;
        this.user = user;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @Idempotent
    @APIResponseSchema(
            value = ComplaintView.class,
            responseCode = "201",
            responseDescription = "The complaint, or the one that this Idempotency-Key opened before")
    @Operation(
            operationId = "openComplaint",
            summary = "Opens a complaint and its first action (sales, quality, after-sales)")
    public RestResponse<ComplaintView> open(@NotNull @Valid NewComplaint complaint) {
        user.requireFunction(CompanyFunction.SALES, CompanyFunction.QUALITY, CompanyFunction.AFTER_SALES);
        var opened = openComplaint.handle(new OpenComplaint.Command(
                new Grievance(
                        complaint.customerId(),
                        complaint.productId(),
                        complaint.lot(),
                        complaint.subject().strip(),
                        complaint.description().strip(),
                        complaint.receivedAt(),
                        Origin.direct()),
                Judgement.of(complaint.complaintClass(), complaint.severity(), complaint.kind(), complaint.facts()),
                Optional.ofNullable(complaint.responsibleFunction()).orElse(CompanyFunction.QUALITY),
                wording.bilingual("action.find-cause") + ": "
                        + complaint.subject().strip(),
                null));
        return Answers.created("/api/v1/complaints/" + opened.id(), view(opened), opened.version());
    }

    @GET
    @Operation(operationId = "listComplaints", summary = "Complaints, newest first; a customer gets its own")
    public Page<ComplaintSummary> list(
            @RestQuery String customerId,
            @RestQuery ComplaintStatus status,
            @RestQuery String lot,
            @BeanParam PageRequest page) {
        var filter = new Complaints.Filter(customerId, user.onlyCustomer().orElse(null), status, lot);
        return Page.of(complaints.page(filter, page), page, ComplaintSummary::id);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getComplaint", summary = "One complaint with its actions")
    public RestResponse<ComplaintView> get(@RestPath UUID id) {
        var complaint = complaints.get(id);
        user.requireOwnCustomer(complaint.customerId(), "complaint");
        return answer(complaint);
    }

    @POST
    @Path("{id}/actions")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @Idempotent
    @APIResponseSchema(
            value = ActionView.class,
            responseCode = "201",
            responseDescription = "The action, or the one that this Idempotency-Key added before")
    @Operation(operationId = "addAction", summary = "Asks one more function to act (quality)")
    public RestResponse<ActionView> addAction(@RestPath UUID id, @NotNull @Valid NewAction action) {
        user.requireFunction(CompanyFunction.QUALITY);
        var added = addAction.handle(new AddAction.Command(
                id,
                Optional.ofNullable(action.kind()).orElse(ActionKind.CORRECTIVE),
                action.function(),
                action.description().strip(),
                null));
        return Answers.created("/api/v1/actions/" + added.id(), ActionView.of(added), added.version());
    }

    @PUT
    @Path("{id}/closure")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @Operation(
            operationId = "closeComplaint",
            summary = "Closes a complaint (quality); refused as long as actions are not verified")
    public RestResponse<ComplaintView> close(
            @RestPath UUID id, @RestHeader(HttpHeaders.IF_MATCH) String ifMatch, @NotNull @Valid Closure closure) {
        user.requireFunction(CompanyFunction.QUALITY);
        return answer(closeComplaint.handle(
                new CloseComplaint.Command(id, ifMatch, closure.resolution().strip())));
    }

    private RestResponse<ComplaintView> answer(Complaint complaint) {
        return Answers.ok(view(complaint), complaint.version());
    }

    private ComplaintView view(Complaint complaint) {
        var customerName =
                customers.find(complaint.customerId()).map(Customer::name).orElse(null);
        return ComplaintView.of(complaint, customerName, actions.of(complaint.id()), user.isInternal());
    }
}

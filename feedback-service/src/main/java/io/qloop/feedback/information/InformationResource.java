package io.qloop.feedback.information;

import io.qloop.feedback.information.InformationView.InformationLine;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.identity.Roles;
import io.qloop.platform.ids.Ids;
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
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** What the company heard: visit reports, operation notices, customer information. Customers see none of it. */
@Path("/api/v1/information-records")
@RunOnVirtualThread
@Tag(name = "information")
class InformationResource {

    private static final String PATH = "/api/v1/information-records/";

    private final RecordInformation recordInformation;
    private final CorrectInformation correctInformation;
    private final ChangeKeyItems changeKeyItems;
    private final RaiseFeedbacks raiseFeedbacks;
    private final PassOnInformation passOnInformation;
    private final CloseInformation closeInformation;
    private final InformationRecords records;
    private final CurrentUser user;

    InformationResource(
            RecordInformation recordInformation,
            CorrectInformation correctInformation,
            ChangeKeyItems changeKeyItems,
            RaiseFeedbacks raiseFeedbacks,
            PassOnInformation passOnInformation,
            CloseInformation closeInformation,
            InformationRecords records,
            CurrentUser user) {
        this.recordInformation = recordInformation;
        this.correctInformation = correctInformation;
        this.changeKeyItems = changeKeyItems;
        this.raiseFeedbacks = raiseFeedbacks;
        this.passOnInformation = passOnInformation;
        this.closeInformation = closeInformation;
        this.records = records;
        this.user = user;
    }

    /** Why a key item is none. */
    @Schema(name = "InformationItemRemoval")
    public record ItemRemoval(
            @NotBlank @Size(max = InformationRecord.REASON_MAX)
            String reason) {}

    /** Why a record is closed before the end of its procedure. */
    @Schema(name = "InformationClosure")
    public record Closure(
            @NotBlank @Size(max = InformationRecord.REASON_MAX)
            String reason) {}

    @POST
    @Idempotent
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @Operation(
            operationId = "recordInformation",
            summary = "Record a visit report, an operation notice or customer information",
            description = "By anybody of the company. GET /information-kinds says what the procedures in force know.")
    @APIResponse(
            responseCode = "201",
            description = "Recorded; Location and ETag are those of the new record",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = InformationView.class)))
    public RestResponse<InformationView> record(@NotNull @Valid InformationGiven given) {
        return created(recordInformation.handle(given.toCommand(user.name())));
    }

    @GET
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR})
    @Operation(
            operationId = "listInformation",
            summary = "List records",
            description =
                    "from (included) and to (not included) narrow to when it was heard; the list is in that order then."
                            + " Otherwise it is in the order of recording.")
    public Page<InformationLine> list(
            @QueryParam("form") InformationForm form,
            @QueryParam("kind") @Size(max = InformationRecord.CODE_MAX) String kind,
            @QueryParam("customerId") @Size(max = InformationRecord.ID_MAX) String customerId,
            @QueryParam("status") InformationStatus status,
            @QueryParam("category") @Size(max = InformationRecord.NAME_MAX) String category,
            @QueryParam("from") Instant from,
            @QueryParam("to") Instant to,
            @BeanParam PageRequest page) {
        var filter = Filter.all()
                .eq("form", form)
                .eq("kind", kind)
                .eq("customerId", customerId)
                .eq("status", status)
                .eq("category", category);
        if (from != null) {
            filter.where("occurredAt >= :from", "from", from);
        }
        if (to != null) {
            filter.where("occurredAt < :to", "to", to);
        }
        return from == null && to == null
                ? page.page(records, filter, InformationLine.class, InformationLine::id)
                : page.page(records, filter, InformationLine.class, InformationLine.WHEN_HEARD);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR})
    @Operation(operationId = "readInformation", summary = "Read a record")
    public RestResponse<InformationView> read(@RestPath UUID id) {
        return ok(records.get(id));
    }

    @PUT
    @Path("{id}")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @Operation(
            operationId = "correctInformation",
            summary = "Correct the words of a record",
            description = "As long as it stands in the first stage of its procedure and nobody has signed.")
    public RestResponse<InformationView> correct(
            @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @NotNull @Valid WordsGiven words) {
        return ok(correctInformation.handle(id, ifMatch, words.words()));
    }

    @POST
    @Path("{id}/items")
    @Idempotent
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @Operation(operationId = "addInformationItem", summary = "Add a key item, to be raised as a feedback")
    @APIResponse(
            responseCode = "201",
            description = "The record with the item",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = InformationView.class)))
    public RestResponse<InformationView> addItem(@RestPath UUID id, @NotNull @Valid KeyItemGiven item) {
        return created(changeKeyItems.add(id, item.item(Ids.next())));
    }

    @PUT
    @Path("{id}/items/{item}")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @Operation(
            operationId = "changeInformationItem",
            summary = "Change a key item that is not raised",
            description = "What is left out is taken away.")
    public RestResponse<InformationView> changeItem(
            @RestPath UUID id,
            @RestPath UUID item,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid KeyItemGiven given) {
        return ok(changeKeyItems.change(id, ifMatch, given.item(item)));
    }

    @PUT
    @Path("{id}/items/{item}/removal")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @Operation(
            operationId = "removeInformationItem",
            summary = "Take a key item that is not raised out of its record, with a reason")
    public RestResponse<InformationView> removeItem(
            @RestPath UUID id,
            @RestPath UUID item,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid ItemRemoval removal) {
        return ok(changeKeyItems.remove(id, ifMatch, item, removal.reason()));
    }

    @PUT
    @Path("{id}/feedbacks")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @Operation(
            operationId = "raiseFeedbacks",
            summary = "Raise every key item that is not raised yet as a feedback",
            description = "All or none. Each item is raised once; asked again, nothing happens.")
    public RestResponse<InformationView> raise(@RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return ok(raiseFeedbacks.handle(id, ifMatch, user.name()));
    }

    @POST
    @Path("{id}/contact-sheets")
    @Idempotent
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @Operation(
            operationId = "passOnInformation",
            summary = "Pass a record on to departments with an internal contact sheet")
    @APIResponse(
            responseCode = "201",
            description = "The record with the sheet; the heads of the functions have a mail",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = InformationView.class)))
    public RestResponse<InformationView> passOn(@RestPath UUID id, @NotNull @Valid SheetGiven sheet) {
        return created(passOnInformation.handle(sheet.toCommand(id, user.name())));
    }

    @PUT
    @Path("{id}/closure")
    @RolesAllowed(Roles.FUNCTION_HEAD)
    @Operation(
            operationId = "closeInformation",
            summary = "Close a record before the end of its procedure, with a reason",
            description = "Refused while a key item is not raised.")
    public RestResponse<InformationView> close(
            @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @NotNull @Valid Closure closure) {
        return ok(closeInformation.handle(new CloseInformation.Command(id, ifMatch, closure.reason(), user.name())));
    }

    private static RestResponse<InformationView> created(InformationRecord record) {
        return Answers.created(PATH + record.id(), InformationView.of(record), record.version());
    }

    private static RestResponse<InformationView> ok(InformationRecord record) {
        return Answers.ok(InformationView.of(record), record.version());
    }
}

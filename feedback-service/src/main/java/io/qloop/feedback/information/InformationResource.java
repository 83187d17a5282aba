package io.qloop.feedback.information;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.qloop.feedback.information.InformationView.InformationLine;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.identity.Roles;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.web.Filter;
import io.qloop.platform.web.Idempotent;
import io.qloop.platform.web.Page;
import io.qloop.platform.web.PageRequest;
import io.qloop.platform.web.Versions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
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
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
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

    private static final int CODE_MAX = 60;
    private static final int ID_MAX = 40;
    private static final int MOST = 50;
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

    /** How we stand beside another supplier in one respect. */
    @Schema(name = "ComparisonGiven")
    public record ComparisonGiven(
            @NotBlank @Size(max = CompetitorComparison.WORD_MAX)
            String competitor,

            @NotBlank @Size(max = CompetitorComparison.WORD_MAX)
            String topic,

            @NotNull CompetitorComparison.Standing standing,

            @Size(min = 1, max = CompetitorComparison.REMARK_MAX)
            String remark) {

        CompetitorComparison comparison() {
            return new CompetitorComparison(competitor, topic, standing, remark);
        }
    }

    /** Something to be raised as a feedback; the codes are those of the procedure for feedbacks of the customer. */
    @Schema(name = "InformationItemGiven")
    public record ItemGiven(
            @Size(min = 1, max = ID_MAX) String customerId,

            @NotBlank @Size(max = InformationRecord.SUBJECT_MAX)
            String subject,

            @NotBlank @Size(max = InformationRecord.CONTENT_MAX)
            String content,

            @Size(min = 1, max = ID_MAX) String productId,
            @Size(min = 1, max = CODE_MAX) String lot,

            @JsonProperty("class") @Size(min = 1, max = CODE_MAX)
            String feedbackClass,

            @Size(min = 1, max = CODE_MAX) String severity,
            @Size(min = 1, max = CODE_MAX) String kind,
            @Size(max = MOST) Set<@NotNull @Size(min = 1, max = CODE_MAX) String> facts,
            CompanyFunction responsibleFunction) {

        KeyItem item(UUID id) {
            return new KeyItem(
                    id,
                    customerId,
                    subject,
                    content,
                    productId,
                    lot,
                    feedbackClass,
                    severity,
                    kind,
                    new TreeSet<>(Optional.ofNullable(facts).orElse(Set.of())),
                    responsibleFunction,
                    null,
                    null);
        }
    }

    /**
     * What was heard. Kind, facts and fields are codes of the procedure that is in force for the form.
     *
     * @param items     to be raised as feedbacks
     * @param visitPlan the planned visit that this tells of
     */
    @Schema(name = "InformationGiven")
    public record Given(
            @NotNull InformationForm form,
            @Size(min = 1, max = CODE_MAX) String kind,
            @Size(max = MOST) Set<@NotNull @Size(min = 1, max = CODE_MAX) String> facts,
            @Size(min = 1, max = ID_MAX) String customerId,
            @Size(min = 1, max = CODE_MAX) String site,

            @NotBlank @Size(max = InformationRecord.SUBJECT_MAX)
            String subject,

            @NotBlank @Size(max = InformationRecord.CONTENT_MAX)
            String content,

            @NotNull Medium medium,
            @Size(min = 1, max = InformationRecord.NAME_MAX) String source,
            @Size(min = 1, max = InformationRecord.NAME_MAX) String handler,

            @Size(max = MOST) List<@NotBlank @Size(max = InformationRecord.NAME_MAX) String> participants,

            @Size(max = 100) List<@NotNull @Valid ComparisonGiven> comparisons,
            @Size(max = KeyItems.MOST) List<@NotNull @Valid ItemGiven> items,

            @Size(max = 100)
            Map<
                            @NotNull @Size(max = CODE_MAX) String,
                            @NotNull @Size(max = InformationRecord.CONTENT_MAX) @Pattern(regexp = "(?s).*\\S.*") String>
                    fields,

            @NotNull Instant occurredAt,
            UUID visitPlan) {

        RecordInformation.Command toCommand(String recordedBy) {
            return new RecordInformation.Command(
                    form,
                    Optional.ofNullable(kind),
                    Optional.ofNullable(facts).orElse(Set.of()),
                    Optional.ofNullable(customerId),
                    Optional.ofNullable(site),
                    words(subject, content, medium, source, handler, participants, comparisons),
                    new KeyItems(given(items).stream()
                            .map(item -> item.item(Ids.next()))
                            .toList()),
                    Optional.ofNullable(fields).orElse(Map.of()),
                    occurredAt,
                    Optional.ofNullable(visitPlan),
                    recordedBy);
        }
    }

    /** Other words for what was heard; what is left out is taken away. */
    @Schema(name = "InformationCorrection")
    public record Correction(
            @NotBlank @Size(max = InformationRecord.SUBJECT_MAX)
            String subject,

            @NotBlank @Size(max = InformationRecord.CONTENT_MAX)
            String content,

            @NotNull Medium medium,
            @Size(min = 1, max = InformationRecord.NAME_MAX) String source,
            @Size(min = 1, max = InformationRecord.NAME_MAX) String handler,

            @Size(max = MOST) List<@NotBlank @Size(max = InformationRecord.NAME_MAX) String> participants,

            @Size(max = 100) List<@NotNull @Valid ComparisonGiven> comparisons) {

        InformationRecord.Words toWords() {
            return words(subject, content, medium, source, handler, participants, comparisons);
        }
    }

    /** To whom a record is passed on, and what they are asked. */
    @Schema(name = "ContactSheetGiven")
    public record SheetGiven(
            @NotEmpty @Size(max = 8) Set<@NotNull CompanyFunction> functions,

            @NotBlank @Size(max = InformationRecord.REASON_MAX)
            String message) {}

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

    private static <T> List<T> given(List<T> list) {
        return Optional.ofNullable(list).orElse(List.of());
    }

    private static InformationRecord.Words words(
            String subject,
            String content,
            Medium medium,
            String source,
            String handler,
            List<String> participants,
            List<ComparisonGiven> comparisons) {
        return new InformationRecord.Words(
                subject,
                content,
                medium,
                Optional.ofNullable(source),
                Optional.ofNullable(handler),
                given(participants),
                given(comparisons).stream().map(ComparisonGiven::comparison).toList());
    }

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
    public RestResponse<InformationView> record(@NotNull @Valid Given given) {
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
            @QueryParam("kind") @Size(max = CODE_MAX) String kind,
            @QueryParam("customerId") @Size(max = ID_MAX) String customerId,
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
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid Correction correction) {
        return ok(correctInformation.handle(id, ifMatch, correction.toWords()));
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
    public RestResponse<InformationView> addItem(@RestPath UUID id, @NotNull @Valid ItemGiven item) {
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
            @NotNull @Valid ItemGiven given) {
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
        return created(passOnInformation.handle(
                new PassOnInformation.Command(id, new TreeSet<>(sheet.functions()), sheet.message(), user.name())));
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
        return answer(RestResponse.Status.CREATED, record)
                .location(URI.create(PATH + record.id()))
                .build();
    }

    private static RestResponse<InformationView> ok(InformationRecord record) {
        return answer(RestResponse.Status.OK, record).build();
    }

    private static RestResponse.ResponseBuilder<InformationView> answer(
            RestResponse.Status status, InformationRecord record) {
        return RestResponse.ResponseBuilder.create(status, InformationView.of(record))
                .header(HttpHeaders.ETAG, Versions.etag(record.version()));
    }
}

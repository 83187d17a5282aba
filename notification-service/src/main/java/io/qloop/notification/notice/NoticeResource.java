package io.qloop.notification.notice;

import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.document.DocumentFrame;
import io.qloop.platform.document.Documents;
import io.qloop.platform.document.PdfFile.Paper;
import io.qloop.platform.i18n.Text;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.identity.Roles;
import io.qloop.platform.json.EnumNames;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.web.Filter;
import io.qloop.platform.web.Idempotent;
import io.qloop.platform.web.Page;
import io.qloop.platform.web.PageRequest;
import io.qloop.platform.web.Versions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
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
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Advisory notices to all customers who received given lots (NT-012, IM-037), and technical documents that changed (NT-019). */
@Path("/api/v1/advisory-notices")
@RunOnVirtualThread
@Tag(name = "advisory notices")
class NoticeResource {

    private static final int AUTHORITY_MAX = 200;
    private static final int NUMBER_MAX = 60;

    private final ChangeNotices changeNotices;
    private final Notices notices;
    private final Receivers receivers;
    private final NoticePages pages;
    private final Documents documents;
    private final CurrentUser user;
    private final Clock clock;

    NoticeResource(
            ChangeNotices changeNotices,
            Notices notices,
            Receivers receivers,
            NoticePages pages,
            Documents documents,
            CurrentUser user,
            Clock clock) {
        this.changeNotices = changeNotices;
        this.notices = notices;
        this.receivers = receivers;
        this.pages = pages;
        this.documents = documents;
        this.user = user;
        this.clock = clock;
    }

    /** One line in both languages. */
    @Schema(name = "AdvisoryNoticeSubject")
    public record Subject(
            @NotBlank @Size(max = AdvisoryNotice.SUBJECT_MAX)
            String en,

            @NotBlank @Size(max = AdvisoryNotice.SUBJECT_MAX)
            String zh) {}

    /** Words in both languages. */
    @Schema(name = "AdvisoryNoticeWords")
    public record Words(
            @NotBlank @Size(max = AdvisoryNotice.WORDS_MAX) String en,
            @NotBlank @Size(max = AdvisoryNotice.WORDS_MAX) String zh) {}

    /** A production lot of a product. */
    @Schema(name = "AdvisoryNoticeLot")
    public record Lot(
            @NotBlank @Size(max = AffectedLot.PRODUCT_MAX) String productId,
            @NotBlank @Size(max = AffectedLot.LOT_MAX) String lot) {

        AffectedLot affected() {
            return new AffectedLot(productId, lot);
        }
    }

    /** A technical document, its title being the subject of the notice. */
    @Schema(name = "TechnicalDocumentDraft")
    public record Document(
            @NotBlank @Size(max = TechnicalDocument.CODE_MAX)
            String code,

            @NotBlank @Size(max = TechnicalDocument.REVISION_MAX)
            String revision,

            @Size(min = 1, max = TechnicalDocument.REPLACES_MAX) @Schema(description = "What it takes the place of")
            String replaces) {

        TechnicalDocument document() {
            return new TechnicalDocument(code, revision, replaces);
        }
    }

    /** What a notice is to say, and about which lots or products. */
    @Schema(name = "AdvisoryNoticeDraft")
    public record Draft(
            @Schema(description = "advisory where it is left out; it stays")
            NoticeKind kind,

            @NotNull @Valid Subject subject,

            @NotNull @Valid @Schema(description = "What is the matter with the goods")
            Words information,

            @NotNull @Valid @Schema(description = "What to do with them")
            Words advice,

            @Size(min = 1, max = AdvisoryNotice.LOTS_MAX)
            @Schema(description = "Of an advisory notice: whoever received one of them is told")
            List<@NotNull @Valid Lot> lots,

            @Size(min = 1, max = AdvisoryNotice.PRODUCTS_MAX)
            @Schema(description = "Of a technical document: whoever received one of them is told")
            List<@NotBlank @Size(max = AffectedLot.PRODUCT_MAX) String> products,

            @Schema(description = "Of a technical document: who received the products before is not told")
            Instant deliveredSince,

            @Valid @Schema(description = "Of a technical document")
            Document document,

            @Size(min = 1, max = AUTHORITY_MAX)
            @Schema(description = "That has to be told as well, such as the local medical administration")
            String authority,

            @Size(min = 1, max = NUMBER_MAX) @Schema(description = "Of the complaint or feedback that led to it")
            String caseNumber) {

        /** @throws Refusal where it has what its kind does not have, or has not what its kind has */
        AdvisoryNotice.Draft draft() {
            var its = kind == null ? NoticeKind.ADVISORY : kind;
            var isDocument = its == NoticeKind.TECHNICAL_DOCUMENT;
            requireIf(!isDocument, its, "lots", lots);
            requireIf(isDocument, its, "products", products);
            requireIf(isDocument, its, "document", document);
            if (!isDocument && deliveredSince != null) {
                throw Refusal.invalid("notice-field-of-another-kind", "deliveredSince", its);
            }
            return new AdvisoryNotice.Draft(
                    its,
                    new NoticeWords(subject.en, subject.zh, information.en, information.zh, advice.en, advice.zh),
                    new AdvisoryNotice.Goods(
                            isDocument
                                    ? Set.of()
                                    : lots.stream().map(Lot::affected).collect(Collectors.toSet()),
                            isDocument ? new HashSet<>(products) : Set.of(),
                            Optional.ofNullable(deliveredSince)),
                    Optional.ofNullable(document).map(Document::document),
                    Optional.ofNullable(authority),
                    Optional.ofNullable(caseNumber));
        }

        private static void requireIf(boolean isOfTheKind, NoticeKind kind, String field, Object value) {
            if (isOfTheKind && value == null) {
                throw Refusal.invalid("notice-field-missing", field, kind);
            }
            if (!isOfTheKind && value != null) {
                throw Refusal.invalid("notice-field-of-another-kind", field, kind);
            }
        }
    }

    /** Why. */
    @Schema(name = "AdvisoryNoticeReason")
    public record Reason(
            @NotBlank @Size(max = AdvisoryNotice.REASON_MAX) String reason) {}

    /** Under which reference the authority has the report. */
    @Schema(name = "AdvisoryNoticeReport")
    public record Reported(
            @NotBlank @Size(max = AUTHORITY_MAX) String reference) {}

    /** How it is known that a customer has read it. */
    @Schema(name = "AdvisoryNoticeConfirmed")
    public record Confirmed(
            @NotNull ConfirmationWay way,
            @NotBlank @Size(max = AdvisoryNotice.REASON_MAX) String words) {}

    @POST
    @Idempotent
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @Operation(
            operationId = "draftAdvisoryNotice",
            summary = "Draft an advisory notice, or the notice of a technical document that changed",
            description = "By sales, after-sales or quality. Nobody is told before somebody else has approved it.")
    @APIResponse(
            responseCode = "201",
            description = "Drafted",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = NoticeView.class)))
    public RestResponse<NoticeView> draft(@NotNull @Valid Draft draft) {
        requireAuthor();
        var notice = changeNotices.draft(draft.draft(), user.name());
        return answer(RestResponse.Status.CREATED, notice)
                .location(URI.create("/api/v1/advisory-notices/" + notice.id()))
                .build();
    }

    @GET
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR})
    @Transactional
    @Operation(operationId = "listAdvisoryNotices", summary = "List advisory notices")
    public Page<NoticeView> list(
            @QueryParam("kind") NoticeKind kind,
            @QueryParam("status") NoticeStatus status,
            @QueryParam("number") @Size(max = NUMBER_MAX) String number,
            @BeanParam PageRequest page) {
        var filter = Filter.all().eq("kind", kind).eq("status", status).eq("number", number);
        return page.page(notices, filter, AdvisoryNotice::id).map(NoticeView::of);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR})
    @Transactional
    @Operation(operationId = "readAdvisoryNotice", summary = "Read an advisory notice")
    @APIResponse(responseCode = "200", description = "The notice; ETag is its version")
    @APIResponse(responseCode = "404", description = "No such notice")
    public RestResponse<NoticeView> read(@PathParam("id") UUID id) {
        return answer(RestResponse.Status.OK, notices.get(id)).build();
    }

    @PUT
    @Path("{id}")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @Transactional
    @Operation(operationId = "writeAdvisoryNotice", summary = "Write a draft anew")
    @APIResponse(responseCode = "200", description = "Written")
    @APIResponse(responseCode = "404", description = "No such notice")
    @APIResponse(responseCode = "409", description = "No draft any more")
    @APIResponse(responseCode = "412", description = "Changed meanwhile")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public RestResponse<NoticeView> write(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @NotNull @Valid Draft draft) {
        requireAuthor();
        return answer(RestResponse.Status.OK, changeNotices.write(seen(id, ifMatch), draft.draft()))
                .build();
    }

    @PUT
    @Path("{id}/submission")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @Transactional
    @Operation(operationId = "submitAdvisoryNotice", summary = "Submit a draft for approval")
    @APIResponse(responseCode = "200", description = "Submitted")
    @APIResponse(responseCode = "404", description = "No such notice")
    @APIResponse(
            responseCode = "409",
            description = "No draft, nobody is known to have received the goods, or the document is missing")
    @APIResponse(responseCode = "412", description = "Changed meanwhile")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public RestResponse<NoticeView> submit(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        requireAuthor();
        return answer(RestResponse.Status.OK, changeNotices.submit(seen(id, ifMatch)))
                .build();
    }

    @PUT
    @Path("{id}/return")
    @RolesAllowed(Roles.GENERAL_MANAGER)
    @Transactional
    @Operation(operationId = "returnAdvisoryNotice", summary = "Give a submitted notice back to its author")
    @APIResponse(responseCode = "200", description = "A draft again")
    @APIResponse(responseCode = "404", description = "No such notice")
    @APIResponse(responseCode = "409", description = "Not submitted")
    @APIResponse(responseCode = "412", description = "Changed meanwhile")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public RestResponse<NoticeView> giveBack(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid Reason reason) {
        return answer(RestResponse.Status.OK, changeNotices.giveBack(seen(id, ifMatch), reason.reason()))
                .build();
    }

    @PUT
    @Path("{id}/approval")
    @RolesAllowed(Roles.GENERAL_MANAGER)
    @Transactional
    @Operation(
            operationId = "approveAdvisoryNotice",
            summary = "Approve a notice and let it go out",
            description =
                    "By general management, and by somebody else than who submitted it. Everybody who received one of"
                            + " the lots or products is told, also whose delivery becomes known later. An earlier"
                            + " revision of the same document is closed.")
    @APIResponse(responseCode = "200", description = "Issued")
    @APIResponse(responseCode = "403", description = "Submitted by the caller")
    @APIResponse(responseCode = "404", description = "No such notice")
    @APIResponse(responseCode = "409", description = "Not submitted, or this revision of the document went out before")
    @APIResponse(responseCode = "412", description = "Changed meanwhile")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public RestResponse<NoticeView> approve(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        return answer(RestResponse.Status.OK, changeNotices.issue(seen(id, ifMatch)))
                .build();
    }

    @PUT
    @Path("{id}/withdrawal")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @Transactional
    @Operation(operationId = "withdrawAdvisoryNotice", summary = "Give up a notice that nobody was told of yet")
    @APIResponse(responseCode = "200", description = "Withdrawn")
    @APIResponse(responseCode = "404", description = "No such notice")
    @APIResponse(responseCode = "409", description = "Issued already, or over")
    @APIResponse(responseCode = "412", description = "Changed meanwhile")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public RestResponse<NoticeView> withdraw(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid Reason reason) {
        requireAuthor();
        return answer(RestResponse.Status.OK, changeNotices.withdraw(seen(id, ifMatch), reason.reason()))
                .build();
    }

    @PUT
    @Path("{id}/report")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @Transactional
    @Operation(operationId = "reportAdvisoryNotice", summary = "Record that the authority was told")
    @APIResponse(responseCode = "200", description = "Recorded")
    @APIResponse(responseCode = "404", description = "No such notice")
    @APIResponse(responseCode = "409", description = "Not issued, or no authority is named")
    @APIResponse(responseCode = "412", description = "Changed meanwhile")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public RestResponse<NoticeView> report(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid Reported reported) {
        requireAuthor();
        return answer(RestResponse.Status.OK, changeNotices.report(seen(id, ifMatch), reported.reference()))
                .build();
    }

    @PUT
    @Path("{id}/closure")
    @RolesAllowed({Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER})
    @Transactional
    @Operation(
            operationId = "closeAdvisoryNotice",
            summary = "Close a notice",
            description = "Nobody is told any more, also not whose delivery becomes known later.")
    @APIResponse(responseCode = "200", description = "Closed")
    @APIResponse(responseCode = "404", description = "No such notice")
    @APIResponse(responseCode = "409", description = "Not issued, or the authority was not told")
    @APIResponse(responseCode = "412", description = "Changed meanwhile")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public RestResponse<NoticeView> close(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid Reason reason) {
        return answer(RestResponse.Status.OK, changeNotices.close(seen(id, ifMatch), reason.reason()))
                .build();
    }

    @GET
    @Path("{id}/receivers")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR})
    @Operation(
            operationId = "listAdvisoryNoticeReceivers",
            summary = "Who received the goods, and the proof that it was told",
            description = "In the order of the customers' ids. Of a draft: who would be told.")
    @APIResponse(responseCode = "404", description = "No such notice")
    public Page<Receiver> receivers(@PathParam("id") UUID id, @BeanParam PageRequest page) {
        notices.get(id);
        var after = page.afterKey(1).map(List::getFirst).orElse("");
        return Page.ofKeyed(receivers.after(id, after, page.limit() + 1), page, last -> List.of(last.customerId()));
    }

    @PUT
    @Path("{id}/receivers/{customerId}/confirmation")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @Operation(
            operationId = "confirmAdvisoryNotice",
            summary = "Record that a customer has read it",
            description = "Where it is known otherwise than by the link in the mail.")
    @APIResponse(responseCode = "204", description = "Recorded")
    @APIResponse(responseCode = "404", description = "No such notice, or this customer was not told of it")
    @APIResponse(responseCode = "409", description = "Not issued, or closed")
    public void confirm(
            @PathParam("id") UUID id,
            @PathParam("customerId") @Size(max = 40) String customerId,
            @NotNull @Valid Confirmed confirmed) {
        requireAuthor();
        changeNotices.confirm(
                id,
                customerId,
                new Receiver.Confirmation(
                        EnumNames.of(confirmed.way()), confirmed.words(), clock.instant(), user.name()));
    }

    @GET
    @Path("{id}/xlsx")
    @Produces("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR})
    @APIResponse(responseCode = "200", description = "All receivers as Excel file, in the language of Accept-Language")
    @APIResponse(responseCode = "404", description = "No such notice")
    @Operation(operationId = "readAdvisoryNoticeAsExcel", summary = "The receivers of a notice as Excel file")
    public Response excel(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages) {
        var notice = notices.get(id);
        var wording = documents.wording(languages);
        return documents.excel(notice.number(), wording, file -> pages.write(notice, file, wording));
    }

    @GET
    @Path("{id}/pdf")
    @Produces("application/pdf")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR})
    @APIResponse(responseCode = "200", description = "The report as PDF, in the language of Accept-Language")
    @APIResponse(responseCode = "404", description = "No such notice")
    @Operation(operationId = "readAdvisoryNoticeAsPdf", summary = "The report of a notice, as an authority wants it")
    public Response pdf(@PathParam("id") UUID id, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages) {
        var notice = notices.get(id);
        var wording = documents.wording(languages);
        Text title = pages.title(notice);
        var frame = new DocumentFrame(title, notice.number(), null, DocumentFrame.Copy.UNCONTROLLED);
        return documents.pdf(notice.number(), frame, Paper.ACROSS, wording, file -> pages.write(notice, file, wording));
    }

    private ChangeNotices.Seen seen(UUID id, String ifMatch) {
        return new ChangeNotices.Seen(id, ifMatch, user.name());
    }

    private void requireAuthor() {
        requireAuthor(user);
    }

    /** Who may write notices. */
    static void requireAuthor(CurrentUser user) {
        user.requireFunction(CompanyFunction.QUALITY, CompanyFunction.SALES, CompanyFunction.AFTER_SALES);
    }

    private static RestResponse.ResponseBuilder<NoticeView> answer(RestResponse.Status status, AdvisoryNotice notice) {
        return RestResponse.ResponseBuilder.create(status, NoticeView.of(notice))
                .header(HttpHeaders.ETAG, Versions.etag(notice.version()));
    }
}

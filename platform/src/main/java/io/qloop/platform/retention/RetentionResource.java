package io.qloop.platform.retention;

import io.qloop.platform.i18n.Language;
import io.qloop.platform.identity.Roles;
import io.qloop.platform.web.Answers;
import io.qloop.platform.web.Filter;
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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** What a service keeps and how long, and what becomes of it afterwards. */
@Path("/api/v1/services/{service}")
@Tag(name = "Retention", description = "Quality records, how long they are kept, and their disposal")
@RolesAllowed({Roles.ADMIN, Roles.AUDITOR, Roles.GENERAL_MANAGER})
@RunOnVirtualThread
public class RetentionResource {

    private static final int REASON_MAX = 500;
    private static final int MOST_AT_ONCE = 500;

    private final QualityRecordList list;
    private final Disposals disposals;
    private final DecideDisposal decide;
    private final String service;

    RetentionResource(
            QualityRecordList list,
            Disposals disposals,
            DecideDisposal decide,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.list = list;
        this.disposals = disposals;
        this.decide = decide;
        this.service = service;
    }

    /** Why. */
    @Schema(name = "DisposalReason")
    public record Reason(@NotBlank @Size(max = REASON_MAX) String reason) {}

    /** What may go, and why. */
    @Schema(name = "DisposalApproval")
    public record Approval(
            @NotNull @Size(min = 1, max = MOST_AT_ONCE) List<@NotNull UUID> disposals,
            @NotBlank @Size(max = REASON_MAX) String reason) {}

    /** Until when it stays. */
    @Schema(name = "DisposalRetention")
    public record Retention(
            @Schema(description = "The last day; without it, legal hold")
            LocalDate until,

            @NotBlank @Size(max = REASON_MAX) String reason) {}

    @GET
    @Path("quality-records")
    @Operation(summary = "Lists the record types: who keeps them, how long, how many there are and are due")
    public List<QualityRecordList.Line> qualityRecords() {
        return list.lines();
    }

    @GET
    @Path("quality-records.csv")
    @Produces("text/csv;charset=UTF-8")
    @Operation(summary = "The same as a table, in the language of Accept-Language")
    public RestResponse<String> qualityRecordsTable(@HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage) {
        var language = Language.accepted(acceptLanguage);
        return RestResponse.ResponseBuilder.ok(list.csv(language))
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + service + "-quality-records.csv\"")
                .build();
    }

    @GET
    @Path("disposals")
    @Operation(summary = "Lists what is, or was, to be disposed of, the newest first")
    public Page<DisposalView> disposals(
            @QueryParam("status") DisposalStatus status,
            @QueryParam("recordType") String recordType,
            @QueryParam("recordId") UUID recordId,
            @QueryParam("number") String number,
            @BeanParam PageRequest page) {
        var filter = Filter.all()
                .eq("status", status)
                .eq("recordType", recordType)
                .eq("recordId", recordId)
                .eq("number", number);
        return page.page(disposals, filter, Disposal::id).map(DisposalView::of);
    }

    @GET
    @Path("disposals/{id}")
    @Operation(summary = "Shows one disposal")
    public RestResponse<DisposalView> disposal(@RestPath UUID id) {
        return answer(disposals.get(id));
    }

    @PUT
    @Path("disposals/{id}/approval")
    @RolesAllowed({Roles.ADMIN, Roles.GENERAL_MANAGER})
    @Operation(
            summary = "Approves a disposal; the record is removed soon after",
            description = "Never by its proposer.")
    public RestResponse<DisposalView> approve(
            @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @Valid @NotNull Reason body) {
        return answer(decide.approve(id, ifMatch, body.reason()));
    }

    @PUT
    @Path("disposals/approval")
    @RolesAllowed({Roles.ADMIN, Roles.GENERAL_MANAGER})
    @Operation(summary = "Approves several disposals, all or none")
    public List<DisposalView> approveSeveral(@Valid @NotNull Approval body) {
        return decide.approve(body.disposals(), body.reason()).stream()
                .map(DisposalView::of)
                .toList();
    }

    @PUT
    @Path("disposals/{id}/retention")
    @RolesAllowed({Roles.ADMIN, Roles.GENERAL_MANAGER})
    @Operation(
            summary = "Keeps the record until a later day, or on legal hold",
            description = "As long as it is not removed yet. After the day it is proposed again.")
    public RestResponse<DisposalView> keep(
            @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @Valid @NotNull Retention body) {
        return answer(decide.keep(id, ifMatch, body.until(), body.reason()));
    }

    @PUT
    @Path("disposals/{id}/proposal")
    @RolesAllowed({Roles.ADMIN, Roles.GENERAL_MANAGER})
    @Operation(
            summary = "Proposes again what is kept: the hold is over",
            description = "Somebody else has to approve it.")
    public RestResponse<DisposalView> propose(
            @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @Valid @NotNull Reason body) {
        return answer(decide.proposeAgain(id, ifMatch, body.reason()));
    }

    private static RestResponse<DisposalView> answer(Disposal disposal) {
        return Answers.ok(DisposalView.of(disposal), disposal.version());
    }
}

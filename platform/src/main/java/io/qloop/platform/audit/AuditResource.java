package io.qloop.platform.audit;

import io.qloop.platform.identity.Roles;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.web.Page;
import io.qloop.platform.web.PageRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The door to a service's audit trail, for those who audit. Administrators are audited; they do not audit. */
@Path("/api/v1/services/{service}")
@Tag(name = "Audit", description = "Who changed and signed what, when and why; sealed so that tampering shows")
@RolesAllowed({Roles.AUDITOR, Roles.GENERAL_MANAGER})
@RunOnVirtualThread
public class AuditResource {

    private static final String JSON_LINES = "application/jsonl";

    private final AuditEntries entries;
    private final AuditSeals seals;
    private final AuditExport export;
    private final String service;

    AuditResource(
            AuditEntries entries,
            AuditSeals seals,
            AuditExport export,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.entries = entries;
        this.seals = seals;
        this.export = export;
        this.service = service;
    }

    /** A seal over entries. */
    public record SealView(
            long number,
            long firstPosition,
            long lastPosition,
            int entries,
            String previousHash,
            String hash,
            Instant sealedAt) {

        static SealView of(Seal seal) {
            return new SealView(
                    seal.number(),
                    seal.firstPosition(),
                    seal.lastPosition(),
                    seal.entries(),
                    seal.previousHash(),
                    seal.hash(),
                    seal.sealedAt());
        }
    }

    @GET
    @Path("audit-entries")
    @Operation(summary = "Lists entries, the newest first", description = "`from` is inclusive, `to` is exclusive")
    public Page<AuditEntryView> list(
            @QueryParam("caseId") String caseId,
            @QueryParam("entity") String entity,
            @QueryParam("actor") String actor,
            @QueryParam("from") Instant from,
            @QueryParam("to") Instant to,
            @BeanParam PageRequest page) {
        if (given(caseId) == null && from == null && (given(entity) != null || given(actor) != null)) {
            throw Refusal.unprocessable("audit-search-too-wide", "from");
        }
        var wanted = new AuditEntries.Wanted(given(caseId), given(entity), given(actor), from, to);
        var found = entries.list(wanted, position(page), page.limit(), page.ascending()).stream()
                .map(AuditEntryView::of)
                .toList();
        return Page.of(found, page, entry -> new UUID(0, entry.position()));
    }

    @GET
    @Path("audit-entries/{position}")
    @Operation(summary = "Shows one entry")
    public AuditEntryView get(@RestPath long position) {
        return entries.find(position)
                .map(AuditEntryView::of)
                .orElseThrow(() -> Refusal.notFound("audit-entry-not-found"));
    }

    @GET
    @Path("audit-signatures")
    @Operation(summary = "Lists the signatures of a case in the order in which they were given")
    public List<Signature> signatures(@NotBlank @QueryParam("caseId") String caseId) {
        return entries.signatures(caseId);
    }

    @GET
    @Path("audit-seals")
    @Operation(summary = "Lists seals, the newest first")
    public Page<SealView> seals(@BeanParam PageRequest page) {
        var found = seals.list(position(page), page.limit(), page.ascending()).stream()
                .map(SealView::of)
                .toList();
        return Page.of(found, page, seal -> new UUID(0, seal.number()));
    }

    @GET
    @Path("audit-export")
    @Produces(JSON_LINES)
    @Operation(
            summary = "Exports entries and seals for ./qloop audit verify",
            description =
                    "One JSON object a line (docs/audit.md). `from` is inclusive, `to` is exclusive; the entries that were "
                            + "sealed together with those of the time span come with them")
    @APIResponse(
            responseCode = "200",
            description = "Lines",
            content = @Content(mediaType = JSON_LINES, schema = @Schema(type = SchemaType.STRING)))
    public Response export(@QueryParam("from") Instant from, @QueryParam("to") Instant to) {
        StreamingOutput lines = out -> export.write(from, to, out);
        return Response.ok(lines)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + service + "-audit.jsonl\"")
                .build();
    }

    /** The number after which a page begins, null for the first page. */
    private static Long position(PageRequest page) {
        return page.after() == null ? null : page.after().getLeastSignificantBits();
    }

    private static String given(String parameter) {
        return parameter == null || parameter.isEmpty() ? null : parameter;
    }
}

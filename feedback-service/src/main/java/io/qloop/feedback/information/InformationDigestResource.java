package io.qloop.feedback.information;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.qloop.platform.document.DocumentFrame;
import io.qloop.platform.document.Documents;
import io.qloop.platform.document.PdfFile.Paper;
import io.qloop.platform.identity.Roles;
import io.qloop.platform.web.Filter;
import io.qloop.platform.web.Page;
import io.qloop.platform.web.PageRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What was collected and classified at the end of periods. */
@Path("/api/v1/information-digests")
@RunOnVirtualThread
@RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR})
@Tag(name = "information")
class InformationDigestResource {

    private final InformationDigests digests;
    private final DigestPages pages;
    private final Documents documents;

    InformationDigestResource(InformationDigests digests, DigestPages pages, Documents documents) {
        this.digests = digests;
        this.pages = pages;
        this.documents = documents;
    }

    /**
     * A digest.
     *
     * @param open        of what was recorded, how much was open when it was made
     * @param carriedOver what was open of earlier periods
     * @param groups      the most frequent of {@code groupCount} kinds and categories
     * @param concerns    the first of {@code concernCount} records that customers are especially concerned about
     */
    @Schema(name = "InformationDigest")
    public record View(
            UUID id,
            DigestPeriod periodKind,
            String period,
            String procedure,
            int recorded,
            int open,
            int carriedOver,
            int groupCount,
            List<GroupView> groups,
            int concernCount,
            List<UUID> concerns,
            Instant madeAt) {

        static View of(InformationDigest digest) {
            return new View(
                    digest.id(),
                    digest.periodKind(),
                    digest.period(),
                    digest.procedureName(),
                    digest.recorded(),
                    digest.open(),
                    digest.carriedOver(),
                    digest.groupCount(),
                    digest.groups().stream().map(GroupView::of).toList(),
                    digest.concernCount(),
                    digest.concerns(),
                    digest.madeAt());
        }
    }

    /** How much of one kind and category. */
    @Schema(name = "InformationDigestGroup")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record GroupView(String kind, String category, int recorded, int open) {

        static GroupView of(Collected.Group group) {
            return new GroupView(group.kind(), group.category(), group.recorded(), group.open());
        }
    }

    @GET
    @Operation(operationId = "listInformationDigests", summary = "List digests, the newest first")
    public Page<View> list(
            @QueryParam("period") @Size(max = 10) String period,
            @QueryParam("procedure") @Size(max = 60) String procedure,
            @BeanParam PageRequest page) {
        var filter = Filter.all().eq("period", period).eq("procedureName", procedure);
        return page.page(digests, filter, InformationDigest::id).map(View::of);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "readInformationDigest", summary = "Read a digest")
    public View read(@RestPath UUID id) {
        return View.of(digests.get(id));
    }

    @GET
    @Path("{id}/xlsx")
    @Produces("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    @APIResponse(responseCode = "200", description = "The digest as Excel file, in the language of Accept-Language")
    @Operation(operationId = "readInformationDigestAsExcel", summary = "A digest as Excel file")
    public Response excel(@RestPath UUID id, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages) {
        var digest = digests.get(id);
        var wording = documents.wording(languages);
        return documents.excel(wording.of(pages.title(digest)), wording, file -> pages.write(digest, file, wording));
    }

    @GET
    @Path("{id}/pdf")
    @Produces("application/pdf")
    @APIResponse(responseCode = "200", description = "The digest as PDF, in the language of Accept-Language")
    @Operation(operationId = "readInformationDigestAsPdf", summary = "A digest as PDF")
    public Response pdf(@RestPath UUID id, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages) {
        var digest = digests.get(id);
        var wording = documents.wording(languages);
        var title = pages.title(digest);
        return documents.pdf(
                wording.of(title),
                DocumentFrame.of(title),
                Paper.UPRIGHT,
                wording,
                file -> pages.write(digest, file, wording));
    }
}

package io.qloop.platform.procedure.form;

import io.qloop.platform.document.DocumentFrame;
import io.qloop.platform.document.DocumentFrame.Copy;
import io.qloop.platform.document.Documents;
import io.qloop.platform.document.PdfFile.Paper;
import io.qloop.platform.identity.Roles;
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
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The forms of cases as PDF, for our own people only: they hold what the company says among itself. */
@Path("/api/v1/services/{service}/proceedings/{caseId}/form")
@Tag(name = "Forms", description = "The form of a case as its procedure lays it down, to be printed")
@RunOnVirtualThread
@RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR})
public class FormResource {

    private static final String PDF = "application/pdf";

    private final Forms forms;
    private final FormPages pages;
    private final IssueControlledCopy issue;
    private final ControlledCopies copies;
    private final Documents documents;
    private final String service;

    FormResource(
            Forms forms,
            FormPages pages,
            IssueControlledCopy issue,
            ControlledCopies copies,
            Documents documents,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.forms = forms;
        this.pages = pages;
        this.issue = issue;
        this.copies = copies;
        this.documents = documents;
        this.service = service;
    }

    /** Who holds the controlled copy. */
    @Schema(name = "ControlledCopyWanted")
    public record Wanted(
            @NotBlank @Size(max = ControlledCopy.RECEIVER_MAX)
            String receiver) {}

    @GET
    @Produces(PDF)
    @APIResponse(responseCode = "200", description = "The form, in the language of Accept-Language")
    @Operation(summary = "Prints the form of a case", description = "An uncontrolled copy, which nobody updates.")
    public Response print(@RestPath UUID caseId, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages) {
        return pdf(forms.of(caseId).form(), Copy.UNCONTROLLED, languages);
    }

    @POST
    @Path("controlled-copies")
    @Idempotent
    @RolesAllowed({Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER})
    @Operation(
            summary = "Issues a controlled copy to somebody",
            description = "By whoever keeps the record; every copy has a number and stands in the audit trail.")
    @APIResponse(
            responseCode = "201",
            description = "Issued; Location is that of the copy to print",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ControlledCopyView.class)))
    public RestResponse<ControlledCopyView> issue(@RestPath UUID caseId, @Valid @NotNull Wanted wanted) {
        var copy = issue.handle(new IssueControlledCopy.Command(caseId, wanted.receiver()));
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, ControlledCopyView.of(copy))
                .location(URI.create("/api/v1/services/" + service + "/proceedings/" + caseId
                        + "/form/controlled-copies/" + copy.id()))
                .build();
    }

    @GET
    @Path("controlled-copies")
    @Operation(summary = "The controlled copies of a case that were issued, the newest first")
    public Page<ControlledCopyView> list(@RestPath UUID caseId, @BeanParam PageRequest page) {
        return page.page(copies, Filter.all().eq("caseId", caseId), ControlledCopy::id)
                .map(ControlledCopyView::of);
    }

    @GET
    @Path("controlled-copies/{copy}")
    @Produces(PDF)
    @RolesAllowed({Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER})
    @APIResponse(responseCode = "200", description = "The form with the seal, in the language of Accept-Language")
    @APIResponse(responseCode = "409", description = "The form says something else since; issue a new copy")
    @Operation(summary = "Prints a controlled copy", description = "As long as the form says what it was issued for.")
    public Response printControlled(
            @RestPath UUID caseId, @RestPath UUID copy, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages) {
        var issued = issue.again(caseId, copy);
        return pdf(issued.form(), new Copy(issued.copy().number(), issued.copy().receiver()), languages);
    }

    private Response pdf(Form form, Copy copy, String languages) {
        var wording = documents.wording(languages);
        return documents.pdf(
                form.number() + " " + wording.of(form.title()),
                new DocumentFrame(form.title(), form.number(), form.governed(), copy),
                Paper.UPRIGHT,
                wording,
                file -> pages.write(form, file, wording));
    }
}

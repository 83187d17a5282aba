package io.qloop.feedback.importing;

import io.qloop.platform.document.Documents;
import io.qloop.platform.identity.Roles;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.table.Csv;
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
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.util.UUID;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** Import of master data and of the feedbacks of an older register, out of CSV and Excel files (AH-06). */
@Path("/api/v1/imports")
@RunOnVirtualThread
@RolesAllowed(Roles.ADMIN)
@Tag(name = "imports")
class ImportResource {

    private final StartImport startImport;
    private final CancelImport cancelImport;
    private final TableImports imports;
    private final ImportsProgress progress;
    private final ImportErrors errors;
    private final ImportTemplates templates;
    private final Documents documents;

    ImportResource(
            StartImport startImport,
            CancelImport cancelImport,
            TableImports imports,
            ImportsProgress progress,
            ImportErrors errors,
            ImportTemplates templates,
            Documents documents) {
        this.startImport = startImport;
        this.cancelImport = cancelImport;
        this.imports = imports;
        this.progress = progress;
        this.errors = errors;
        this.templates = templates;
        this.documents = documents;
    }

    @POST
    @Idempotent
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(
            operationId = "startImport",
            summary = "Import a CSV or Excel file, or see what an import would do",
            description = "Every row is checked first. If one is not right, or in a dry run, nothing is imported.")
    @APIResponse(
            responseCode = "202",
            description = "The file was taken in; Location tells how far it is",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ImportView.class)))
    @APIResponse(responseCode = "413", description = "The file is too large")
    public RestResponse<ImportView> start(
            @QueryParam("kind") @NotNull ImportKind kind,
            @QueryParam("dryRun")
                    @DefaultValue("false")
                    @Parameter(description = "Only check, and say what would become of the rows")
                    boolean dryRun,
            @QueryParam("origin")
                    @DefaultValue("old")
                    @Pattern(regexp = "[A-Za-z0-9-]{1,20}")
                    @Parameter(description = "Of feedbacks: a short name of the register that they come from")
                    String origin,
            @RestForm("file") FileUpload file,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages)
            throws IOException {
        if (file == null) {
            throw Refusal.invalid("attachment-missing", "file");
        }
        var started =
                startImport.handle(new StartImport.Command(kind, origin, dryRun, file.fileName(), file.uploadedFile()));
        return RestResponse.ResponseBuilder.create(RestResponse.Status.ACCEPTED, view(started, languages))
                .location(URI.create("/api/v1/imports/" + started.id()))
                .build();
    }

    private ImportView view(TableImport of, String languages) {
        return ImportView.of(of, progress.findById(of.id()), documents.wording(languages));
    }

    @GET
    @Operation(operationId = "listImports", summary = "All imports, the newest first")
    public Page<ImportView> list(
            @BeanParam PageRequest page, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages) {
        var wanted = page.page(imports, Filter.all(), TableImport::id);
        var counts = progress.of(wanted.items().stream().map(TableImport::id).toList());
        var wording = documents.wording(languages);
        return wanted.map(each -> ImportView.of(each, counts.get(each.id()), wording));
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getImport", summary = "One import, and how far it is")
    public RestResponse<ImportView> get(@RestPath UUID id, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages) {
        var of = imports.get(id);
        return Answers.ok(view(of, languages), of.version());
    }

    /** Why an import is not wanted any more. */
    @Schema(name = "ImportCancellation")
    public record Cancellation(@NotBlank @Size(max = 500) String reason) {}

    @PUT
    @Path("{id}/cancellation")
    @Operation(
            operationId = "cancelImport",
            summary = "Ends an import that is not over",
            description = "What has been written stays, and `counts.written` says how much that is.")
    @APIResponse(responseCode = "200", description = "It is cancelled")
    @APIResponse(responseCode = "409", description = "It is over")
    public RestResponse<ImportView> cancel(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid Cancellation cancellation,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages) {
        var of = cancelImport.handle(new CancelImport.Command(id, ifMatch, cancellation.reason()));
        return Answers.ok(view(of, languages), of.version());
    }

    @GET
    @Path("{id}/errors")
    @Produces("text/csv")
    @APIResponse(responseCode = "200", description = "Row, column, value and rule, in the language of Accept-Language")
    @APIResponse(responseCode = "410", description = "The errors were removed with the file")
    @Operation(operationId = "getImportErrors", summary = "What is wrong with the file, as a CSV file")
    public Response errors(@RestPath UUID id, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages) {
        if (imports.get(id).fileRemovedAt().isPresent()) {
            throw Refusal.gone("import-errors-removed");
        }
        var wording = documents.wording(languages);
        return documents.csv(wording.get("import.errors"), file -> {
            file.write(Csv.line(
                    Stream.of("row", "column", "value", "rule").map(column -> wording.get("import.errors." + column))));
            for (var fault : errors.of(id)) {
                file.write(Csv.line(Stream.of(
                        String.valueOf(fault.row()),
                        fault.field().isEmpty() ? "" : wording.get("import.column." + fault.field()),
                        fault.value(),
                        wording.get(fault.rule(), fault.args().toArray()))));
            }
        });
    }

    @GET
    @Path("templates/{kind}/csv")
    @Produces("text/csv")
    @APIResponse(responseCode = "200", description = "The headings in the language of Accept-Language")
    @Operation(operationId = "getImportTemplateCsv", summary = "An empty table with the columns of this kind, as CSV")
    public Response csvTemplate(@RestPath ImportKind kind, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages) {
        return templates.csv(kind, documents.wording(languages));
    }

    @GET
    @Path("templates/{kind}/xlsx")
    @Produces("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    @APIResponse(responseCode = "200", description = "The headings in the language of Accept-Language")
    @Operation(operationId = "getImportTemplateXlsx", summary = "An empty table with the columns of this kind, as xlsx")
    public Response xlsxTemplate(
            @RestPath ImportKind kind, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages) {
        return templates.xlsx(kind, documents.wording(languages));
    }
}

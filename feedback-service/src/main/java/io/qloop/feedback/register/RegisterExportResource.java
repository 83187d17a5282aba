package io.qloop.feedback.register;

import io.qloop.platform.document.Column;
import io.qloop.platform.document.DocumentFrame;
import io.qloop.platform.document.Documents;
import io.qloop.platform.document.PdfFile.Paper;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Text;
import io.qloop.platform.i18n.Texts;
import io.qloop.platform.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The register as a file, with the columns of the document's form (FB-016); for our own people only. */
@Path("/api/v1/feedbacks/register")
@RunOnVirtualThread
@RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR})
@Tag(name = "feedbacks")
class RegisterExportResource {

    private final Register register;
    private final Documents documents;
    private final Texts texts;

    RegisterExportResource(Register register, Documents documents, Texts texts) {
        this.register = register;
        this.documents = documents;
        this.texts = texts;
    }

    @GET
    @Path("xlsx")
    @Produces("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    @APIResponse(responseCode = "200", description = "The register as Excel file, in the language of Accept-Language")
    @Operation(
            summary = "The register as Excel file",
            description = "All lines that the filters leave, in their order.")
    public Response excel(
            @Valid @BeanParam RegisterQuery query,
            @Context UriInfo uri,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages) {
        requireGood(query, uri);
        var wording = documents.wording(languages);
        var title = wording.of(title());
        return documents.excel(title, wording, file -> {
            try (var sheet = file.sheet(title, columns())) {
                register.each(query, Optional.empty(), sheet::add);
            }
        });
    }

    @GET
    @Path("pdf")
    @Produces("application/pdf")
    @APIResponse(responseCode = "200", description = "The register as PDF, in the language of Accept-Language")
    @Operation(summary = "The register as PDF", description = "All lines that the filters leave, in their order.")
    public Response pdf(
            @Valid @BeanParam RegisterQuery query,
            @Context UriInfo uri,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages) {
        requireGood(query, uri);
        var wording = documents.wording(languages);
        return documents.pdf(wording.of(title()), DocumentFrame.of(title()), Paper.ACROSS, wording, file -> {
            try (var table = file.table(columns())) {
                register.each(query, Optional.empty(), table::add);
            }
        });
    }

    private static void requireGood(RegisterQuery query, UriInfo uri) {
        RegisterQuery.requireKnown(uri.getQueryParameters().keySet(), true);
        query.requireWhole();
    }

    private Text title() {
        return text("register.title");
    }

    private List<Column<RegisterLine>> columns() {
        return List.of(
                new Column<>(text("register.number"), 18, RegisterLine::number),
                new Column<>(
                        text("register.customer"),
                        22,
                        line -> line.customerName() == null ? line.customerId() : line.customerName()),
                new Column<>(text("register.received-at"), 16, RegisterLine::receivedAt),
                new Column<>(text("register.subject"), 34, RegisterLine::subject),
                new Column<>(text("register.class"), 8, RegisterLine::feedbackClass),
                new Column<>(text("register.handler"), 14, RegisterLine::handler),
                new Column<>(
                        text("register.department"),
                        18,
                        line -> line.handlingDepartment() == null
                                ? text("function." + line.responsibleFunction().code())
                                : line.handlingDepartment()),
                new Column<>(text("register.completed-at"), 16, RegisterLine::completedAt),
                new Column<>(text("register.remark"), 20, RegisterLine::remark));
    }

    private Text text(String key) {
        return new Text(texts.get(key, Language.EN), texts.get(key, Language.ZH));
    }
}

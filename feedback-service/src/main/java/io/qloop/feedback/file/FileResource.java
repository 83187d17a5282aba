package io.qloop.feedback.file;

import io.qloop.platform.document.DocumentFrame;
import io.qloop.platform.document.Documents;
import io.qloop.platform.document.PdfFile.Paper;
import io.qloop.platform.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** The files of customers and products (GW-006), for our own people only: they hold what the company judges by itself. */
@Path("/api/v1")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR})
@Tag(name = "files")
class FileResource {

    private static final String LIMIT = "How many feedbacks at most, 1 to 100, 20 by default";
    private static final String AFTER = "The `next` of the feedbacks of the page before; opaque";

    private final Files files;
    private final FilePages pages;
    private final Documents documents;

    FileResource(Files files, FilePages pages, Documents documents) {
        this.files = files;
        this.pages = pages;
        this.documents = documents;
    }

    @GET
    @Path("customers/{customerId}/file")
    @Operation(
            operationId = "readCustomerFile",
            summary = "The file of a customer",
            description = "Contacts, counts, visits, what was heard, and the feedbacks with what came of them.")
    public CustomerFile customer(
            @RestPath String customerId,
            @QueryParam("limit") @Parameter(description = LIMIT) String limit,
            @QueryParam("after") @Parameter(description = AFTER) String after) {
        return files.ofCustomer(customerId, limit, after);
    }

    @GET
    @Path("customers/{customerId}/file/pdf")
    @Produces("application/pdf")
    @APIResponse(responseCode = "200", description = "The file as PDF, in the language of Accept-Language")
    @Operation(operationId = "readCustomerFileAsPdf", summary = "The file of a customer as PDF, with all feedbacks")
    public Response customerAsPdf(
            @RestPath String customerId, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages) {
        var content = files.ofCustomer(customerId, null, null);
        var wording = documents.wording(languages);
        var title = pages.title(content);
        return documents.pdf(
                wording.of(title),
                DocumentFrame.of(title),
                Paper.ACROSS,
                wording,
                file -> pages.write(content, file, wording));
    }

    @GET
    @Path("products/{productId}/file")
    @Operation(
            operationId = "readProductFile",
            summary = "The after-sales file of a product",
            description = "Deliveries by lot, and the feedbacks with the complaints and returns in which they went on.")
    public ProductFile product(
            @RestPath String productId,
            @QueryParam("limit") @Parameter(description = LIMIT) String limit,
            @QueryParam("after") @Parameter(description = AFTER) String after) {
        return files.ofProduct(productId, limit, after);
    }

    @GET
    @Path("products/{productId}/file/pdf")
    @Produces("application/pdf")
    @APIResponse(responseCode = "200", description = "The file as PDF, in the language of Accept-Language")
    @Operation(
            operationId = "readProductFileAsPdf",
            summary = "The after-sales file of a product as PDF, with all feedbacks")
    public Response productAsPdf(
            @RestPath String productId, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String languages) {
        var content = files.ofProduct(productId, null, null);
        var wording = documents.wording(languages);
        var title = pages.title(content);
        return documents.pdf(
                wording.of(title),
                DocumentFrame.of(title),
                Paper.ACROSS,
                wording,
                file -> pages.write(content, file, wording));
    }
}

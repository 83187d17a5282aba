package io.qloop.feedback.information;

import io.qloop.platform.attachment.AttachmentEndpoint;
import io.qloop.platform.attachment.AttachmentRemoval;
import io.qloop.platform.attachment.AttachmentScope;
import io.qloop.platform.attachment.AttachmentView;
import io.qloop.platform.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** The files of records: the letter, the inquiry sheet, the photograph of the visit. */
@Path("/api/v1/information-records/{id}/attachments")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR})
@Tag(name = "information")
class InformationAttachmentResource {

    private final InformationRecords records;
    private final AttachmentEndpoint attachments;

    InformationAttachmentResource(InformationRecords records, AttachmentEndpoint attachments) {
        this.records = records;
        this.attachments = attachments;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @ResponseStatus(201)
    @APIResponseSchema(
            value = AttachmentView[].class,
            responseCode = "201",
            responseDescription = "The files, under the names that they were taken under")
    @APIResponse(responseCode = "413", description = "A file, or all of them together, is too large")
    @Operation(operationId = "addInformationAttachments", summary = "Adds files to a record that is open")
    public List<AttachmentView> add(@RestPath UUID id, @RestForm("file") List<FileUpload> files) {
        return attachments.upload(scope(id), files, () -> records.lock(id).status() == InformationStatus.OPEN);
    }

    @GET
    @Operation(operationId = "listInformationAttachments", summary = "The files of a record, the oldest first")
    public List<AttachmentView> list(@RestPath UUID id) {
        return attachments.list(scope(id));
    }

    @GET
    @Path("{attachment}")
    @Produces(MediaType.WILDCARD)
    @APIResponse(responseCode = "200", description = "The whole file")
    @APIResponse(responseCode = "206", description = "The part of it that Range asks for")
    @APIResponse(responseCode = "416", description = "The file does not reach there; Content-Range says how far")
    @Operation(operationId = "getInformationAttachment", summary = "One file, or the part of it that Range asks for")
    public Response download(@RestPath UUID id, @RestPath UUID attachment, @Context HttpHeaders headers) {
        return attachments.download(scope(id), attachment, headers);
    }

    @HEAD
    @Path("{attachment}")
    @APIResponse(responseCode = "200", description = "The headers of the file")
    @Operation(operationId = "describeInformationAttachment", summary = "What one file is, without its content")
    public Response describe(@RestPath UUID id, @RestPath UUID attachment) {
        return attachments.head(scope(id), attachment);
    }

    @PUT
    @Path("{attachment}/removal")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @Operation(
            operationId = "removeInformationAttachment",
            summary = "Takes a file out of a record; that it was there stays, and why it is gone")
    public void remove(@RestPath UUID id, @RestPath UUID attachment, @NotNull @Valid AttachmentRemoval removal) {
        attachments.remove(scope(id), attachment, removal.reason());
    }

    private AttachmentScope scope(UUID id) {
        return AttachmentScope.ofOurs(records.get(id).id());
    }
}

package io.qloop.feedback.information;

import io.qloop.platform.attachment.AttachmentEndpoint;
import io.qloop.platform.attachment.AttachmentRemoval;
import io.qloop.platform.attachment.AttachmentResource;
import io.qloop.platform.attachment.AttachmentScope;
import io.qloop.platform.attachment.AttachmentView;
import io.qloop.platform.identity.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** The files of records: the letter, the inquiry sheet, the photograph of the visit. */
@Path("/api/v1/information-records")
@RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR})
@Tag(name = "information")
class InformationAttachmentResource extends AttachmentResource {

    private final InformationRecords records;
    private final AttachmentEndpoint attachments;

    InformationAttachmentResource(InformationRecords records, AttachmentEndpoint attachments) {
        this.records = records;
        this.attachments = attachments;
    }

    @Override
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @Operation(operationId = "addInformationAttachments", summary = "Adds files to a record that is open")
    public List<AttachmentView> add(UUID id, List<FileUpload> files) {
        return attachments.upload(scope(id), files, () -> records.lock(id).status() == InformationStatus.OPEN);
    }

    @Override
    @Operation(operationId = "listInformationAttachments", summary = "The files of a record, the oldest first")
    public List<AttachmentView> list(UUID id) {
        return attachments.list(scope(id));
    }

    @Override
    @Operation(operationId = "getInformationAttachment", summary = "One file, or the part of it that Range asks for")
    public Response download(UUID id, UUID attachment, HttpHeaders headers) {
        return attachments.download(scope(id), attachment, headers);
    }

    @Override
    @Operation(operationId = "describeInformationAttachment", summary = "What one file is, without its content")
    public Response describe(UUID id, UUID attachment) {
        return attachments.head(scope(id), attachment);
    }

    @Override
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @Operation(
            operationId = "removeInformationAttachment",
            summary = "Takes a file out of a record; that it was there stays, and why it is gone")
    public void remove(UUID id, UUID attachment, AttachmentRemoval removal) {
        attachments.remove(scope(id), attachment, removal.reason());
    }

    private AttachmentScope scope(UUID id) {
        return AttachmentScope.ofOurs(records.get(id).id());
    }
}

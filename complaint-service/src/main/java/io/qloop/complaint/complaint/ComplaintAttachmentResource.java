package io.qloop.complaint.complaint;

import io.qloop.platform.attachment.AttachmentEndpoint;
import io.qloop.platform.attachment.AttachmentRemoval;
import io.qloop.platform.attachment.AttachmentResource;
import io.qloop.platform.attachment.AttachmentScope;
import io.qloop.platform.attachment.AttachmentView;
import io.qloop.platform.identity.CurrentUser;
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

/** The files of complaints: ours see all, a customer the ones that it added to its own complaint. */
@Path("/api/v1/complaints")
@RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR, Roles.CUSTOMER})
@Tag(name = "Complaints", description = "Complaints and their closure")
class ComplaintAttachmentResource extends AttachmentResource {

    private final Complaints complaints;
    private final AttachmentEndpoint attachments;
    private final CurrentUser user;

    ComplaintAttachmentResource(Complaints complaints, AttachmentEndpoint attachments, CurrentUser user) {
        this.complaints = complaints;
        this.attachments = attachments;
        this.user = user;
    }

    @Override
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.CUSTOMER})
    @Operation(
            operationId = "addComplaintAttachments",
            summary = "Adds files to a complaint that is not closed; a customer to its own")
    public List<AttachmentView> add(UUID id, List<FileUpload> files) {
        return attachments.upload(visible(id), files, () -> complaints.lock(id).status() == ComplaintStatus.OPEN);
    }

    @Override
    @Operation(operationId = "listComplaintAttachments", summary = "The files of a complaint, the oldest first")
    public List<AttachmentView> list(UUID id) {
        return attachments.list(visible(id));
    }

    @Override
    @Operation(operationId = "getComplaintAttachment", summary = "One file, or the part of it that Range asks for")
    public Response download(UUID id, UUID attachment, HttpHeaders headers) {
        return attachments.download(visible(id), attachment, headers);
    }

    @Override
    @Operation(operationId = "describeComplaintAttachment", summary = "What one file is, without its content")
    public Response describe(UUID id, UUID attachment) {
        return attachments.head(visible(id), attachment);
    }

    @Override
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @Operation(
            operationId = "removeComplaintAttachment",
            summary = "Takes a file out of a complaint; that it was there stays, and why it is gone")
    public void remove(UUID id, UUID attachment, AttachmentRemoval removal) {
        attachments.remove(visible(id), attachment, removal.reason());
    }

    private AttachmentScope visible(UUID id) {
        user.requireOwnCustomer(complaints.get(id).customerId(), "complaint");
        return AttachmentScope.visibleTo(user, id);
    }
}

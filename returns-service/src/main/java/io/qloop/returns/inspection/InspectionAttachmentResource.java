package io.qloop.returns.inspection;

import io.qloop.platform.attachment.AttachmentEndpoint;
import io.qloop.platform.attachment.AttachmentRemoval;
import io.qloop.platform.attachment.AttachmentResource;
import io.qloop.platform.attachment.AttachmentScope;
import io.qloop.platform.attachment.AttachmentView;
import io.qloop.platform.company.CompanyFunction;
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

/** Photographs and measurements of inspections, for our own people. */
@Path("/api/v1/inspections")
@RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR})
@Tag(name = "Inspections", description = "Inspection of returned lots")
class InspectionAttachmentResource extends AttachmentResource {

    private final Inspections inspections;
    private final AttachmentEndpoint attachments;
    private final CurrentUser user;

    InspectionAttachmentResource(Inspections inspections, AttachmentEndpoint attachments, CurrentUser user) {
        this.inspections = inspections;
        this.attachments = attachments;
        this.user = user;
    }

    @Override
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @Operation(
            operationId = "addInspectionAttachments",
            summary = "Adds photographs and other files to an inspection that is not completed (quality, logistics)")
    public List<AttachmentView> add(UUID id, List<FileUpload> files) {
        return attachments.upload(
                workedOn(id), files, () -> inspections.lock(id).status() == InspectionStatus.REQUESTED);
    }

    @Override
    @Operation(operationId = "listInspectionAttachments", summary = "The files of an inspection, the oldest first")
    public List<AttachmentView> list(UUID id) {
        return attachments.list(visible(id));
    }

    @Override
    @Operation(operationId = "getInspectionAttachment", summary = "One file, or the part of it that Range asks for")
    public Response download(UUID id, UUID attachment, HttpHeaders headers) {
        return attachments.download(visible(id), attachment, headers);
    }

    @Override
    @Operation(operationId = "describeInspectionAttachment", summary = "What one file is, without its content")
    public Response describe(UUID id, UUID attachment) {
        return attachments.head(visible(id), attachment);
    }

    @Override
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @Operation(
            operationId = "removeInspectionAttachment",
            summary = "Takes a file out of an inspection; that it was there stays, and why it is gone")
    public void remove(UUID id, UUID attachment, AttachmentRemoval removal) {
        attachments.remove(workedOn(id), attachment, removal.reason());
    }

    private AttachmentScope visible(UUID id) {
        var inspection = inspections.get(id);
        return AttachmentScope.of(inspection.returnId(), inspection.id());
    }

    private AttachmentScope workedOn(UUID id) {
        user.requireFunction(CompanyFunction.QUALITY, CompanyFunction.LOGISTICS);
        return visible(id);
    }
}

package io.qloop.complaint.action;

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

/** What functions show of their measures, for our own people. */
@Path("/api/v1/actions")
@RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR})
@Tag(name = "Corrective actions", description = "What functions have to do about the causes of complaints")
class ActionAttachmentResource extends AttachmentResource {

    private final CorrectiveActions actions;
    private final AttachmentEndpoint attachments;
    private final CurrentUser user;

    ActionAttachmentResource(CorrectiveActions actions, AttachmentEndpoint attachments, CurrentUser user) {
        this.actions = actions;
        this.attachments = attachments;
        this.user = user;
    }

    @Override
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @Operation(
            operationId = "addActionAttachments",
            summary = "Adds files to an action that is not verified (the action's function, quality)")
    public List<AttachmentView> add(UUID id, List<FileUpload> files) {
        return attachments.upload(workedOn(id), files, () -> actions.lock(id).status() != ActionStatus.VERIFIED);
    }

    @Override
    @Operation(operationId = "listActionAttachments", summary = "The files of a corrective action, the oldest first")
    public List<AttachmentView> list(UUID id) {
        return attachments.list(visible(id));
    }

    @Override
    @Operation(operationId = "getActionAttachment", summary = "One file, or the part of it that Range asks for")
    public Response download(UUID id, UUID attachment, HttpHeaders headers) {
        return attachments.download(visible(id), attachment, headers);
    }

    @Override
    @Operation(operationId = "describeActionAttachment", summary = "What one file is, without its content")
    public Response describe(UUID id, UUID attachment) {
        return attachments.head(visible(id), attachment);
    }

    @Override
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @Operation(
            operationId = "removeActionAttachment",
            summary = "Takes a file out of a corrective action; that it was there stays, and why it is gone")
    public void remove(UUID id, UUID attachment, AttachmentRemoval removal) {
        attachments.remove(workedOn(id), attachment, removal.reason());
    }

    private AttachmentScope visible(UUID id) {
        return scope(actions.get(id));
    }

    private AttachmentScope workedOn(UUID id) {
        var action = actions.get(id);
        user.requireFunction(action.function(), CompanyFunction.QUALITY);
        return scope(action);
    }

    private static AttachmentScope scope(CorrectiveAction action) {
        return AttachmentScope.of(action.complaintId(), action.id());
    }
}

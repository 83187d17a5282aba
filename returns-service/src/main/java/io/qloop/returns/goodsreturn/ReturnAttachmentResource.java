package io.qloop.returns.goodsreturn;

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

/** The files of returns: ours see all, a customer the ones that it added to its own return. */
@Path("/api/v1/returns")
@RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR, Roles.CUSTOMER})
@Tag(name = "Returns", description = "Goods that customers sent back")
class ReturnAttachmentResource extends AttachmentResource {

    private final GoodsReturns returns;
    private final AttachmentEndpoint attachments;
    private final CurrentUser user;

    ReturnAttachmentResource(GoodsReturns returns, AttachmentEndpoint attachments, CurrentUser user) {
        this.returns = returns;
        this.attachments = attachments;
        this.user = user;
    }

    @Override
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.CUSTOMER})
    @Operation(
            operationId = "addReturnAttachments",
            summary = "Adds files to a return that is not inspected yet; a customer to its own")
    public List<AttachmentView> add(UUID id, List<FileUpload> files) {
        return attachments.upload(visible(id), files, () -> returns.lock(id).status() == ReturnStatus.IN_QUARANTINE);
    }

    @Override
    @Operation(operationId = "listReturnAttachments", summary = "The files of a return, the oldest first")
    public List<AttachmentView> list(UUID id) {
        return attachments.list(visible(id));
    }

    @Override
    @Operation(operationId = "getReturnAttachment", summary = "One file, or the part of it that Range asks for")
    public Response download(UUID id, UUID attachment, HttpHeaders headers) {
        return attachments.download(visible(id), attachment, headers);
    }

    @Override
    @Operation(operationId = "describeReturnAttachment", summary = "What one file is, without its content")
    public Response describe(UUID id, UUID attachment) {
        return attachments.head(visible(id), attachment);
    }

    @Override
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @Operation(
            operationId = "removeReturnAttachment",
            summary = "Takes a file out of a return; that it was there stays, and why it is gone")
    public void remove(UUID id, UUID attachment, AttachmentRemoval removal) {
        attachments.remove(visible(id), attachment, removal.reason());
    }

    private AttachmentScope visible(UUID id) {
        user.requireOwnCustomer(returns.withLines(id).customerId(), "return");
        return AttachmentScope.visibleTo(user, id);
    }
}

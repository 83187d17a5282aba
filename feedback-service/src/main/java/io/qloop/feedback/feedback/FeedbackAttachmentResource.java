package io.qloop.feedback.feedback;

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

/** The files of feedbacks: ours see all, a customer the ones that it added to its own feedback. */
@Path("/api/v1/feedbacks")
@RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR, Roles.CUSTOMER})
@Tag(name = "feedbacks")
class FeedbackAttachmentResource extends AttachmentResource {

    private final Feedbacks feedbacks;
    private final AttachmentEndpoint attachments;
    private final CurrentUser user;

    FeedbackAttachmentResource(Feedbacks feedbacks, AttachmentEndpoint attachments, CurrentUser user) {
        this.feedbacks = feedbacks;
        this.attachments = attachments;
        this.user = user;
    }

    @Override
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.CUSTOMER})
    @Operation(
            operationId = "addFeedbackAttachments",
            summary = "Adds files to a feedback that is neither escalated nor closed; a customer to its own")
    public List<AttachmentView> add(UUID id, List<FileUpload> files) {
        return attachments.upload(visible(id), files, () -> feedbacks.lock(id).status() == FeedbackStatus.REGISTERED);
    }

    @Override
    @Operation(operationId = "listFeedbackAttachments", summary = "The files of a feedback, the oldest first")
    public List<AttachmentView> list(UUID id) {
        return attachments.list(visible(id));
    }

    @Override
    @Operation(operationId = "getFeedbackAttachment", summary = "One file, or the part of it that Range asks for")
    public Response download(UUID id, UUID attachment, HttpHeaders headers) {
        return attachments.download(visible(id), attachment, headers);
    }

    @Override
    @Operation(operationId = "describeFeedbackAttachment", summary = "What one file is, without its content")
    public Response describe(UUID id, UUID attachment) {
        return attachments.head(visible(id), attachment);
    }

    @Override
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @Operation(
            operationId = "removeFeedbackAttachment",
            summary = "Takes a file out of a feedback; that it was there stays, and why it is gone")
    public void remove(UUID id, UUID attachment, AttachmentRemoval removal) {
        attachments.remove(visible(id), attachment, removal.reason());
    }

    private AttachmentScope visible(UUID id) {
        user.requireOwnCustomer(feedbacks.get(id).customerId(), "feedback");
        return AttachmentScope.visibleTo(user, id);
    }
}

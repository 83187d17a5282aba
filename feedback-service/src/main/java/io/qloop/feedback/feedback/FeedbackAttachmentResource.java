package io.qloop.feedback.feedback;

import io.qloop.platform.attachment.AttachmentEndpoint;
import io.qloop.platform.attachment.AttachmentRemoval;
import io.qloop.platform.attachment.AttachmentScope;
import io.qloop.platform.attachment.AttachmentView;
import io.qloop.platform.identity.CurrentUser;
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

/** The files of feedbacks: ours see all, a customer the ones that it added to its own feedback. */
@Path("/api/v1/feedbacks/{id}/attachments")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR, Roles.CUSTOMER})
@Tag(name = "feedbacks")
class FeedbackAttachmentResource {

    private final Feedbacks feedbacks;
    private final AttachmentEndpoint attachments;
    private final CurrentUser user;

    FeedbackAttachmentResource(Feedbacks feedbacks, AttachmentEndpoint attachments, CurrentUser user) {
        this.feedbacks = feedbacks;
        this.attachments = attachments;
        this.user = user;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.CUSTOMER})
    @ResponseStatus(201)
    @APIResponseSchema(
            value = AttachmentView[].class,
            responseCode = "201",
            responseDescription = "The files, under the names that they were taken under")
    @APIResponse(responseCode = "413", description = "A file, or all of them together, is too large")
    @Operation(
            operationId = "addFeedbackAttachments",
            summary = "Adds files to a feedback that is neither escalated nor closed; a customer to its own")
    public List<AttachmentView> add(@RestPath UUID id, @RestForm("file") List<FileUpload> files) {
        return attachments.upload(visible(id), files, () -> feedbacks.lock(id).status() == FeedbackStatus.REGISTERED);
    }

    @GET
    @Operation(operationId = "listFeedbackAttachments", summary = "The files of a feedback, the oldest first")
    public List<AttachmentView> list(@RestPath UUID id) {
        return attachments.list(visible(id));
    }

    @GET
    @Path("{attachment}")
    @Produces(MediaType.WILDCARD)
    @APIResponse(responseCode = "200", description = "The whole file")
    @APIResponse(responseCode = "206", description = "The part of it that Range asks for")
    @APIResponse(responseCode = "416", description = "The file does not reach there; Content-Range says how far")
    @Operation(operationId = "getFeedbackAttachment", summary = "One file, or the part of it that Range asks for")
    public Response download(@RestPath UUID id, @RestPath UUID attachment, @Context HttpHeaders headers) {
        return attachments.download(visible(id), attachment, headers);
    }

    @HEAD
    @Path("{attachment}")
    @APIResponse(responseCode = "200", description = "The headers of the file")
    @Operation(operationId = "describeFeedbackAttachment", summary = "What one file is, without its content")
    public Response describe(@RestPath UUID id, @RestPath UUID attachment) {
        return attachments.head(visible(id), attachment);
    }

    @PUT
    @Path("{attachment}/removal")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @Operation(
            operationId = "removeFeedbackAttachment",
            summary = "Takes a file out of a feedback; that it was there stays, and why it is gone")
    public void remove(@RestPath UUID id, @RestPath UUID attachment, @NotNull @Valid AttachmentRemoval removal) {
        attachments.remove(visible(id), attachment, removal.reason());
    }

    private AttachmentScope visible(UUID id) {
        user.requireOwnCustomer(feedbacks.get(id).customerId(), "feedback");
        return AttachmentScope.visibleTo(user, id);
    }
}

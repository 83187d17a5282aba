package io.qloop.notification.notice;

import io.qloop.notification.enclosure.Enclosures;
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

/** The files that go with the mails of a notice; they stay as they are once it is submitted. */
@Path("/api/v1/advisory-notices/{id}/attachments")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR})
@Tag(name = "advisory notices")
class NoticeAttachmentResource {

    private final ChangeNotices changeNotices;
    private final Notices notices;
    private final AttachmentEndpoint attachments;
    private final CurrentUser user;

    NoticeAttachmentResource(
            ChangeNotices changeNotices, Notices notices, AttachmentEndpoint attachments, CurrentUser user) {
        this.changeNotices = changeNotices;
        this.notices = notices;
        this.attachments = attachments;
        this.user = user;
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @ResponseStatus(201)
    @APIResponseSchema(
            value = AttachmentView[].class,
            responseCode = "201",
            responseDescription = "The files, under the names that they were taken under")
    @APIResponse(responseCode = "404", description = "No such notice")
    @APIResponse(responseCode = "409", description = "No draft any more")
    @APIResponse(responseCode = "413", description = "A file, or all of them together, is too large")
    @Operation(operationId = "addAdvisoryNoticeAttachments", summary = "Adds files to a draft")
    public List<AttachmentView> add(@RestPath UUID id, @RestForm("file") List<FileUpload> files) {
        NoticeResource.requireAuthor(user);
        return attachments.upload(of(id), files, () -> notices.lock(id).status() == NoticeStatus.DRAFT);
    }

    @GET
    @Operation(operationId = "listAdvisoryNoticeAttachments", summary = "The files of a notice, the oldest first")
    public List<AttachmentView> list(@RestPath UUID id) {
        return attachments.list(of(id));
    }

    @GET
    @Path("{attachment}")
    @Produces(MediaType.WILDCARD)
    @APIResponse(responseCode = "200", description = "The whole file")
    @APIResponse(responseCode = "206", description = "The part of it that Range asks for")
    @APIResponse(responseCode = "416", description = "The file does not reach there; Content-Range says how far")
    @Operation(operationId = "getAdvisoryNoticeAttachment", summary = "One file, or the part of it that Range asks for")
    public Response download(@RestPath UUID id, @RestPath UUID attachment, @Context HttpHeaders headers) {
        return attachments.download(of(id), attachment, headers);
    }

    @HEAD
    @Path("{attachment}")
    @APIResponse(responseCode = "200", description = "The headers of the file")
    @Operation(operationId = "describeAdvisoryNoticeAttachment", summary = "What one file is, without its content")
    public Response describe(@RestPath UUID id, @RestPath UUID attachment) {
        return attachments.head(of(id), attachment);
    }

    @PUT
    @Path("{attachment}/removal")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @APIResponse(responseCode = "204", description = "Taken out")
    @APIResponse(responseCode = "404", description = "No such notice, or no such file")
    @APIResponse(responseCode = "409", description = "No draft any more")
    @Operation(
            operationId = "removeAdvisoryNoticeAttachment",
            summary = "Takes a file out of a draft; that it was there stays, and why it is gone")
    public void remove(@RestPath UUID id, @RestPath UUID attachment, @NotNull @Valid AttachmentRemoval removal) {
        NoticeResource.requireAuthor(user);
        changeNotices.removeFile(id, attachment, removal.reason());
    }

    private AttachmentScope of(UUID id) {
        return Enclosures.of(notices.get(id).id());
    }
}

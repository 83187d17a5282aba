package io.qloop.notification.notice;

import io.qloop.notification.enclosure.Enclosures;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** The files that go with the mails of a notice; they stay as they are once it is submitted. */
@Path("/api/v1/advisory-notices")
@RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR})
@Tag(name = "advisory notices")
class NoticeAttachmentResource extends AttachmentResource {

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

    @Override
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @APIResponse(responseCode = "404", description = "No such notice")
    @APIResponse(responseCode = "409", description = "No draft any more")
    @Operation(operationId = "addAdvisoryNoticeAttachments", summary = "Adds files to a draft")
    public List<AttachmentView> add(UUID id, List<FileUpload> files) {
        NoticeResource.requireAuthor(user);
        return attachments.upload(of(id), files, () -> notices.lock(id).status() == NoticeStatus.DRAFT);
    }

    @Override
    @Operation(operationId = "listAdvisoryNoticeAttachments", summary = "The files of a notice, the oldest first")
    public List<AttachmentView> list(UUID id) {
        return attachments.list(of(id));
    }

    @Override
    @Operation(operationId = "getAdvisoryNoticeAttachment", summary = "One file, or the part of it that Range asks for")
    public Response download(UUID id, UUID attachment, HttpHeaders headers) {
        return attachments.download(of(id), attachment, headers);
    }

    @Override
    @Operation(operationId = "describeAdvisoryNoticeAttachment", summary = "What one file is, without its content")
    public Response describe(UUID id, UUID attachment) {
        return attachments.head(of(id), attachment);
    }

    @Override
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @APIResponse(responseCode = "204", description = "Taken out")
    @APIResponse(responseCode = "404", description = "No such notice, or no such file")
    @APIResponse(responseCode = "409", description = "No draft any more")
    @Operation(
            operationId = "removeAdvisoryNoticeAttachment",
            summary = "Takes a file out of a draft; that it was there stays, and why it is gone")
    public void remove(UUID id, UUID attachment, AttachmentRemoval removal) {
        NoticeResource.requireAuthor(user);
        changeNotices.removeFile(id, attachment, removal.reason());
    }

    private AttachmentScope of(UUID id) {
        return Enclosures.of(notices.get(id).id());
    }
}

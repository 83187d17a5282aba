package io.qloop.platform.web;

import io.qloop.platform.attachment.AttachmentEndpoint;
import io.qloop.platform.attachment.AttachmentRemoval;
import io.qloop.platform.attachment.AttachmentResource;
import io.qloop.platform.attachment.AttachmentScope;
import io.qloop.platform.attachment.AttachmentView;
import io.qloop.platform.identity.Roles;
import io.qloop.platform.problem.Refusal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/** The files of notes, in the way that the services offer those of their cases. */
@Path("/api/v1/notes")
@RolesAllowed({Roles.STAFF, Roles.AUDITOR})
public class NoteAttachmentResource extends AttachmentResource {

    /** Whether the last call ran on a virtual thread, as the class that it extends alone says. */
    public static volatile boolean virtual;

    private final Notes notes;
    private final AttachmentEndpoint attachments;

    NoteAttachmentResource(Notes notes, AttachmentEndpoint attachments) {
        this.notes = notes;
        this.attachments = attachments;
    }

    @Override
    @RolesAllowed(Roles.STAFF)
    public List<AttachmentView> add(UUID id, List<FileUpload> files) {
        return attachments.upload(
                visible(id), files, () -> !notes.findById(id).text().equals("concluded"));
    }

    @Override
    @Operation(operationId = "listNoteAttachments", summary = "The files of a note")
    @APIResponse(responseCode = "404", description = "No such note")
    public List<AttachmentView> list(UUID id) {
        return attachments.list(visible(id));
    }

    @Override
    public Response download(UUID id, UUID attachment, HttpHeaders headers) {
        return attachments.download(visible(id), attachment, headers);
    }

    @Override
    public Response describe(UUID id, UUID attachment) {
        return attachments.head(visible(id), attachment);
    }

    @Override
    @RolesAllowed(Roles.STAFF)
    public void remove(UUID id, UUID attachment, AttachmentRemoval removal) {
        attachments.remove(visible(id), attachment, removal.reason());
    }

    private AttachmentScope visible(UUID id) {
        virtual = Thread.currentThread().isVirtual();
        if (notes.findByIdOptional(id).isEmpty()) {
            throw Refusal.notFound("note-not-found");
        }
        return AttachmentScope.ofOurs(id);
    }
}

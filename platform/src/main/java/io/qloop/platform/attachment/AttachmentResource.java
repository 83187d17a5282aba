package io.qloop.platform.attachment;

import io.smallrye.common.annotation.RunOnVirtualThread;
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
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponseSchema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestForm;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/**
 * The operations on the files of a case, which are the same for the cases of every service: verbs, paths, bodies and answers. A
 * resource extends it, delegates to {@link AttachmentEndpoint}, and says on its own class and methods what differs: the path of
 * its cases, who may, and what each operation is called. It repeats nothing of what stands here: as soon as one of its methods
 * carries a verb, Quarkus reads that method alone. No interface: Quarkus runs nothing of an interface on virtual threads.
 */
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public abstract class AttachmentResource {

    @POST
    @Path("{id}/attachments")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @ResponseStatus(201)
    @APIResponseSchema(
            value = AttachmentView[].class,
            responseCode = "201",
            responseDescription = "The files, under the names that they were taken under")
    @APIResponse(responseCode = "413", description = "A file, or all of them together, is too large")
    public abstract List<AttachmentView> add(@RestPath UUID id, @RestForm("file") List<FileUpload> files);

    @GET
    @Path("{id}/attachments")
    public abstract List<AttachmentView> list(@RestPath UUID id);

    @GET
    @Path("{id}/attachments/{attachment}")
    @Produces(MediaType.WILDCARD)
    @APIResponse(responseCode = "200", description = "The whole file")
    @APIResponse(responseCode = "206", description = "The part of it that Range asks for")
    @APIResponse(responseCode = "416", description = "The file does not reach there; Content-Range says how far")
    public abstract Response download(@RestPath UUID id, @RestPath UUID attachment, @Context HttpHeaders headers);

    @HEAD
    @Path("{id}/attachments/{attachment}")
    @APIResponse(responseCode = "200", description = "The headers of the file")
    public abstract Response describe(@RestPath UUID id, @RestPath UUID attachment);

    @PUT
    @Path("{id}/attachments/{attachment}/removal")
    @Consumes(MediaType.APPLICATION_JSON)
    public abstract void remove(
            @RestPath UUID id, @RestPath UUID attachment, @NotNull @Valid AttachmentRemoval removal);
}

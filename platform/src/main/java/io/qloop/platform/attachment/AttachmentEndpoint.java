package io.qloop.platform.attachment;

import io.qloop.platform.attachment.Attachments.Sent;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.web.Disposition;
import io.quarkus.vertx.http.runtime.CurrentVertxRequest;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.Response.ResponseBuilder;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.jboss.resteasy.reactive.multipart.FileUpload;

/**
 * What a resource with attachments delegates to. The resource decides first who may see the case; from then on everything
 * is the same for every case.
 */
@ApplicationScoped
public class AttachmentEndpoint {

    private static final String RANGE = "Range";
    private static final String IF_RANGE = "If-Range";

    private final Attachments attachments;

    private final CurrentVertxRequest request;

    AttachmentEndpoint(Attachments attachments, CurrentVertxRequest request) {
        this.attachments = attachments;
        this.request = request;
    }

    /**
     * Adds the files of a form, all or none.
     *
     * @param open asked in the transaction: whether what they belong to still takes files
     */
    public List<AttachmentView> upload(AttachmentScope scope, List<FileUpload> files, BooleanSupplier open) {
        if (files == null || files.isEmpty()) {
            throw Refusal.invalid("attachment-missing", "file");
        }
        var sent = files.stream()
                .map(f -> new Sent(f.fileName(), () -> Files.newInputStream(f.uploadedFile())))
                .toList();
        return attachments.add(scope, sent, open).stream()
                .map(AttachmentView::of)
                .toList();
    }

    public List<AttachmentView> list(AttachmentScope scope) {
        return attachments.list(scope).stream().map(AttachmentView::of).toList();
    }

    /** The content, or the one part of it that {@code Range} asks for. */
    public Response download(AttachmentScope scope, UUID id, HttpHeaders headers) {
        var attachment = attachments.get(scope, id);
        var etag = etag(attachment);
        if (etag.equals(headers.getHeaderString(HttpHeaders.IF_NONE_MATCH))) {
            return Response.notModified().header(HttpHeaders.ETAG, etag).build();
        }
        return part(attachment, headers)
                .map(range -> answer(
                                Response.status(Response.Status.PARTIAL_CONTENT)
                                        .header(
                                                "Content-Range",
                                                "bytes " + range.first() + "-" + range.last() + "/"
                                                        + attachment.size()),
                                attachment,
                                range)
                        .build())
                .orElseGet(() -> answer(Response.ok(), attachment, new ByteRange(0, attachment.size() - 1))
                        .build());
    }

    /** The same without the content. */
    public Response head(AttachmentScope scope, UUID id) {
        var attachment = attachments.get(scope, id);
        return headers(Response.ok(), attachment)
                .header(HttpHeaders.CONTENT_LENGTH, attachment.size())
                .build();
    }

    public void remove(AttachmentScope scope, UUID id, String reason) {
        attachments.remove(scope, id, reason);
    }

    /** A caller that has an older content asks with {@code If-Range} for the whole of the new one. */
    private static Optional<ByteRange> part(Attachment attachment, HttpHeaders headers) {
        var ifRange = headers.getHeaderString(IF_RANGE);
        if (ifRange != null && !ifRange.equals(etag(attachment))) {
            return Optional.empty();
        }
        try {
            return ByteRange.of(headers.getHeaderString(RANGE), attachment.size());
        } catch (ByteRange.Beyond _) {
            throw Refusal.rangeNotSatisfiable("attachment-range-invalid", attachment.size());
        }
    }

    private ResponseBuilder answer(ResponseBuilder response, Attachment attachment, ByteRange range) {
        var bytes = new Download(
                attachments.open(attachment, range),
                request.getCurrent().request().connection());
        return headers(response, attachment)
                .header(HttpHeaders.CONTENT_LENGTH, range.length())
                .entity(bytes);
    }

    /** A browser saves the file and runs nothing of it, whatever it holds; that it must not guess is said for every answer. */
    private static ResponseBuilder headers(ResponseBuilder response, Attachment attachment) {
        return response.type(MediaType.valueOf(attachment.mediaType()))
                .header(HttpHeaders.CONTENT_DISPOSITION, Disposition.attachment(attachment.name()))
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-cache")
                .header("Accept-Ranges", "bytes")
                .header(HttpHeaders.ETAG, etag(attachment));
    }

    private static String etag(Attachment attachment) {
        return '"' + attachment.sha256() + '"';
    }
}

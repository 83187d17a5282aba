package io.qloop.notification.enclosure;

import io.qloop.notification.acknowledge.LinkPage;
import io.qloop.notification.moment.Moments;
import io.qloop.platform.attachment.AttachmentEndpoint;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Texts;
import io.qloop.platform.problem.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** The file behind the link of a mail, without sign-in. There is no list of them. */
@Path("/api/v1/mail-files/{token}")
@Produces(MediaType.WILDCARD)
@RunOnVirtualThread
@PermitAll
@Tag(name = "mail files")
class MailFileResource {

    private final FetchFile fetchFile;
    private final AttachmentEndpoint attachments;
    private final Texts texts;
    private final Moments moments;

    MailFileResource(FetchFile fetchFile, AttachmentEndpoint attachments, Texts texts, Moments moments) {
        this.fetchFile = fetchFile;
        this.attachments = attachments;
        this.texts = texts;
        this.moments = moments;
    }

    @GET
    @Operation(
            operationId = "fetchMailFile",
            summary = "Fetch a file of a mail",
            description =
                    "Public: the link itself is the key. That it was fetched stands in the mail's ledger. Where there"
                            + " is no file, a browser gets a page for people.")
    @APIResponse(responseCode = "200", description = "The whole file")
    @APIResponse(responseCode = "206", description = "The part of it that Range asks for")
    @APIResponse(responseCode = "404", description = "Not a link of ours, or the mail has gone to somebody else since")
    @APIResponse(responseCode = "410", description = "The time for it is over")
    @APIResponse(responseCode = "416", description = "The file does not reach there; Content-Range says how far")
    public Response fetch(
            @PathParam("token") String token,
            @QueryParam("lang") @Parameter(description = "en or zh, instead of Accept-Language") String lang,
            @Context HttpHeaders headers) {
        try {
            return fetchFile.handle(
                    token,
                    linked -> attachments.download(Enclosures.of(linked.message()), linked.file(), headers),
                    answer -> answer.getStatus() != Response.Status.NOT_MODIFIED.getStatusCode());
        } catch (Refusal refusal) {
            if (!isAway(refusal) || !isForPeople(headers)) {
                throw refusal;
            }
            return page(refusal, LinkPage.languageOf(lang, headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)));
        }
    }

    private static boolean isAway(Refusal refusal) {
        return refusal.kind() == Refusal.Kind.NOT_FOUND || refusal.kind() == Refusal.Kind.GONE;
    }

    /** Browsers name HTML; programs that take anything do not. */
    private static boolean isForPeople(HttpHeaders headers) {
        return headers.getAcceptableMediaTypes().stream()
                .anyMatch(type -> !type.isWildcardType() && type.isCompatible(MediaType.TEXT_HTML_TYPE));
    }

    private Response page(Refusal refusal, Language language) {
        var problem = "problem." + refusal.code();
        var args = refusal.args().stream()
                .map(arg -> arg instanceof Instant moment ? moments.exact(moment, language) : arg)
                .toArray();
        return new LinkPage(
                        language,
                        texts.get(problem + ".title", language),
                        texts.get(problem + ".detail", language, args),
                        null,
                        null)
                .answer(RestResponse.Status.fromStatusCode(refusal.kind().status()))
                .toResponse();
    }

    @HEAD
    @Operation(operationId = "describeMailFile", summary = "What a file of a mail is, without its content")
    @APIResponse(responseCode = "200", description = "The headers of the file")
    @APIResponse(responseCode = "404", description = "Not a link of ours, or the mail has gone to somebody else since")
    @APIResponse(responseCode = "410", description = "The time for it is over")
    public Response describe(@PathParam("token") String token) {
        var linked = fetchFile.look(token);
        return attachments.head(Enclosures.of(linked.message()), linked.file());
    }
}

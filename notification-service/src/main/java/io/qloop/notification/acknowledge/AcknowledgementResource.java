package io.qloop.notification.acknowledge;

import io.qloop.notification.acknowledge.Acknowledgement.Confirmed;
import io.qloop.notification.acknowledge.Acknowledgement.ConfirmedBefore;
import io.qloop.notification.acknowledge.Acknowledgement.Expired;
import io.qloop.notification.acknowledge.Acknowledgement.Open;
import io.qloop.notification.acknowledge.Acknowledgement.Unknown;
import io.qloop.notification.message.Message;
import io.qloop.notification.moment.Moments;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Texts;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.Status;

/** The page behind the link of a mail: for people, without sign-in and without scripts. */
@Path("/api/v1/acknowledgements/{token}")
@RunOnVirtualThread
@PermitAll
@Produces(LinkPage.MEDIA_TYPE)
@Tag(name = "acknowledgements")
class AcknowledgementResource {

    private final AcknowledgeMessage acknowledgeMessage;
    private final Texts texts;
    private final Moments moments;

    AcknowledgementResource(AcknowledgeMessage acknowledgeMessage, Texts texts, Moments moments) {
        this.acknowledgeMessage = acknowledgeMessage;
        this.texts = texts;
        this.moments = moments;
    }

    @GET
    @Operation(
            summary = "Ask whether a mail is to be acknowledged",
            description = "Public: the link itself is the key. A page for people; looking at it changes nothing.")
    @APIResponse(responseCode = "200", description = "Asks for confirmation, or says when it was acknowledged")
    @APIResponse(responseCode = "404", description = "Not a link of ours")
    @APIResponse(responseCode = "410", description = "The time for it is over")
    public RestResponse<String> ask(
            @PathParam("token") String token,
            @QueryParam("lang") @Parameter(description = "en or zh, instead of Accept-Language") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) String acceptLanguage) {
        var found = acknowledgeMessage.look(token);
        return page(found, found instanceof ConfirmedBefore ? Status.OK : statusOf(found), lang, acceptLanguage);
    }

    @POST
    @Operation(
            summary = "Acknowledge a mail",
            description = "Public: the link itself is the key. It counts once, so no Idempotency-Key is needed.")
    @APIResponse(responseCode = "200", description = "Acknowledged")
    @APIResponse(responseCode = "404", description = "Not a link of ours")
    @APIResponse(responseCode = "409", description = "It was acknowledged before; the page says when")
    @APIResponse(responseCode = "410", description = "The time for it is over")
    public RestResponse<String> acknowledge(
            @PathParam("token") String token,
            @QueryParam("lang") @Parameter(description = "en or zh, instead of Accept-Language") String lang,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) String acceptLanguage) {
        var done = acknowledgeMessage.handle(token);
        return page(done, statusOf(done), lang, acceptLanguage);
    }

    private static Status statusOf(Acknowledgement acknowledgement) {
        return switch (acknowledgement) {
            case Open _, Confirmed _ -> Status.OK;
            case ConfirmedBefore _ -> Status.CONFLICT;
            case Expired _ -> Status.GONE;
            case Unknown _ -> Status.NOT_FOUND;
        };
    }

    private RestResponse<String> page(
            Acknowledgement acknowledgement, Status status, String lang, String acceptLanguage) {
        var language = LinkPage.languageOf(lang, acceptLanguage);
        var page =
                switch (acknowledgement) {
                    case Open(Message message) -> page("open", language, message, null);
                    case Confirmed(Message message, Instant at) -> page("confirmed", language, message, at);
                    case ConfirmedBefore(Message message, Instant at) -> page("before", language, message, at);
                    case Expired(Instant at) -> page("expired", language, null, at);
                    case Unknown() -> page("unknown", language, null, null);
                };
        return page.answer(status);
    }

    private LinkPage page(String what, Language language, Message message, Instant at) {
        var key = "acknowledgement." + what;
        var moment = at == null ? "" : moments.exact(at, language);
        return new LinkPage(
                language,
                texts.get(key + ".title", language),
                texts.get(key + ".text", language, moment),
                message == null ? null : message.matter().number(),
                what.equals("open") ? texts.get("acknowledgement.button", language) : null);
    }
}

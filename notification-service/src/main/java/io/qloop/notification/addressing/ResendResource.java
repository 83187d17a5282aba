package io.qloop.notification.addressing;

import io.qloop.notification.message.MessageView;
import io.qloop.notification.message.MessageViews;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.identity.Roles;
import io.qloop.platform.web.Answers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/messages/{id}/resend")
@RunOnVirtualThread
@Tag(name = "messages")
class ResendResource {

    private final ResendMessage resendMessage;
    private final MessageViews views;
    private final CurrentUser user;

    ResendResource(ResendMessage resendMessage, MessageViews views, CurrentUser user) {
        this.resendMessage = resendMessage;
        this.views = views;
        this.user = user;
    }

    @PUT
    @RolesAllowed({Roles.FUNCTION_HEAD, Roles.ADMIN})
    @Operation(
            summary = "Send a failed, bounced or unaddressed message again",
            description = "To whoever is the recipient by now, as directory and master data say.")
    @APIResponse(responseCode = "200", description = "Queued")
    @APIResponse(responseCode = "404", description = "No such message")
    @APIResponse(
            responseCode = "409",
            description = "On its way or handed over; still nobody is known, or whoever it is has it already")
    @APIResponse(responseCode = "412", description = "Changed meanwhile")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public RestResponse<MessageView> resend(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) String acceptLanguage) {
        var message = resendMessage.handle(new ResendMessage.Command(id, ifMatch, user.name()));
        return Answers.ok(views.whole(message, acceptLanguage), message.version());
    }
}

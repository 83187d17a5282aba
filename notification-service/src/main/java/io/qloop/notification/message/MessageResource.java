package io.qloop.notification.message;

import io.qloop.platform.identity.Roles;
import io.qloop.platform.web.Answers;
import io.qloop.platform.web.Page;
import io.qloop.platform.web.PageRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/messages")
@RunOnVirtualThread
@Tag(name = "messages")
class MessageResource {

    private final Messages messages;
    private final MessageViews views;

    MessageResource(Messages messages, MessageViews views) {
        this.messages = messages;
        this.views = views;
    }

    @GET
    @RolesAllowed({Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(summary = "List messages", description = "Without their ledger; read one message for that.")
    public Page<MessageView> list(
            @QueryParam("q") @Parameter(description = "What a number, or the recipient's name or address, begins with")
                    String beginning,
            @QueryParam("recipient")
                    @Parameter(description = "A function, a department or post, a customer's id or a mail address")
                    String recipient,
            @QueryParam("kind") MessageKind kind,
            @QueryParam("status") MessageStatus status,
            @QueryParam("caseId") String caseId,
            @QueryParam("from") @Parameter(description = "Written at this moment or later") Instant from,
            @QueryParam("to") @Parameter(description = "Written before this moment") Instant to,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) String acceptLanguage,
            @BeanParam PageRequest page) {
        var search = MessageSearch.all()
                .beginningWith(beginning)
                .to(recipient)
                .ofKind(kind)
                .in(status)
                .ofCase(caseId)
                .written(from, to);
        return page.page(messages, search.filter(), Message::id).map(m -> views.row(m, acceptLanguage));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(summary = "Read a message with its ledger")
    @APIResponse(responseCode = "200", description = "The message; ETag is its version")
    @APIResponse(responseCode = "404", description = "No such message")
    public RestResponse<MessageView> read(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) String acceptLanguage) {
        var message = messages.get(id);
        return Answers.ok(views.whole(message, acceptLanguage), message.version());
    }
}

package io.qloop.notification.message;

import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.identity.Roles;
import io.qloop.platform.web.Filter;
import io.qloop.platform.web.Page;
import io.qloop.platform.web.PageRequest;
import io.qloop.platform.web.Versions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
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
            @QueryParam("recipient") @Parameter(description = "A function, a customer's id or a mail address")
                    String recipient,
            @QueryParam("status") MessageStatus status,
            @QueryParam("caseId") String caseId,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) String acceptLanguage,
            @BeanParam PageRequest page) {
        var filter = to(recipient).eq("status", status).eq("occasion.caseId", caseId);
        return page.page(messages, filter, Message::id).map(m -> views.row(m, acceptLanguage));
    }

    private static Filter to(String recipient) {
        var filter = Filter.all();
        if (recipient == null || recipient.isEmpty()) {
            return filter;
        }
        if (recipient.contains("@")) {
            return filter.where("lower(recipient.mail) = :mail", "mail", recipient.toLowerCase(Locale.ROOT));
        }
        return CompanyFunction.isKnown(recipient)
                ? filter.eq("recipientFunction", recipient)
                : filter.eq("customerId", recipient);
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
        return RestResponse.ResponseBuilder.ok(views.whole(message, acceptLanguage))
                .header(HttpHeaders.ETAG, Versions.etag(message.version()))
                .build();
    }
}

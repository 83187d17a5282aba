package io.qloop.notification.inapp;

import io.qloop.notification.acknowledge.AcknowledgeMessage;
import io.qloop.notification.directory.Me;
import io.qloop.notification.message.MessageKind;
import io.qloop.notification.message.MyMessage;
import io.qloop.notification.message.Urgency;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.identity.Roles;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.web.Filter;
import io.qloop.platform.web.Page;
import io.qloop.platform.web.PageRequest;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseHeader;

/** What whoever is signed in was told; of others' messages nothing is known here. */
@Path("/api/v1/my-messages")
@RunOnVirtualThread
@RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.ADMIN})
@Tag(name = "my messages")
class MyMessageResource {

    private final Me me;
    private final MyMessages mine;
    private final MyMessageViews views;
    private final ReadMessages readMessages;
    private final AcknowledgeMessage acknowledgeMessage;
    private final Streams streams;
    private final CurrentUser user;
    private final HttpHeaders request;

    MyMessageResource(
            Me me,
            MyMessages mine,
            MyMessageViews views,
            ReadMessages readMessages,
            AcknowledgeMessage acknowledgeMessage,
            Streams streams,
            CurrentUser user,
            HttpHeaders request) {
        this.me = me;
        this.mine = mine;
        this.views = views;
        this.readMessages = readMessages;
        this.acknowledgeMessage = acknowledgeMessage;
        this.streams = streams;
        this.user = user;
        this.request = request;
    }

    /** The newest message that was seen: what came later stays unread. */
    @Schema(name = "MyMessagesSeen")
    public record Seen(@NotNull UUID upTo) {}

    @GET
    @Operation(summary = "List what one was told", description = "Also what one was told as a deputy or substitute.")
    @APIResponse(responseCode = "404", description = "The directory does not know the login")
    public Page<MyMessageView> list(
            @QueryParam("unread") @Parameter(description = "Only what is unread, or only what is read") Boolean unread,
            @QueryParam("urgency") Urgency urgency,
            @QueryParam("kind") MessageKind kind,
            @QueryParam("from") @Parameter(description = "Written at this moment or later") Instant from,
            @QueryParam("to") @Parameter(description = "Written before this moment") Instant to,
            @BeanParam PageRequest page) {
        var person = me.person();
        var filter =
                Filter.all().eq("personId", person.id()).eq("urgency", urgency).eq("kind", kind);
        if (unread != null) {
            filter.where(unread ? "readAt is null" : "readAt is not null");
        }
        if (from != null) {
            filter.where("writtenAt >= :from", "from", from);
        }
        if (to != null) {
            filter.where("writtenAt < :to", "to", to);
        }
        var found = page.page(mine, filter, MyMessage::id);
        return new Page<>(views.all(found.items(), language()), found.next());
    }

    @GET
    @Path("unread")
    @Operation(summary = "Count what one has not read")
    @APIResponse(responseCode = "404", description = "The directory does not know the login")
    public Unread unread() {
        return mine.unread(me.person().id());
    }

    @PUT
    @Path("read")
    @Operation(
            summary = "Mark everything read up to a message",
            description = "Up to the newest one that was seen; what came later stays unread. Answers what is unread.")
    @APIResponse(responseCode = "200", description = "Read")
    @APIResponse(responseCode = "404", description = "Not a message to whoever asks")
    public Unread readAll(@NotNull @Valid Seen seen) {
        return readMessages.allUpTo(me.person().id(), seen.upTo());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "Read one of one's messages", description = "Looking at it changes nothing.")
    @APIResponse(responseCode = "404", description = "Not a message to whoever asks")
    public MyMessageView look(@PathParam("id") UUID id) {
        return shown(person -> mine.of(person, id));
    }

    @PUT
    @Path("{id}/read")
    @Operation(
            summary = "Mark a message read",
            description = "Nobody else learns of it: whoever waits for an acknowledgement goes on waiting.")
    @APIResponse(responseCode = "200", description = "Read")
    @APIResponse(responseCode = "404", description = "Not a message to whoever asks")
    public MyMessageView read(@PathParam("id") UUID id) {
        return shown(person -> readMessages.read(person, id));
    }

    @PUT
    @Path("{id}/unread")
    @Operation(summary = "Mark a message unread", description = "An acknowledgement stays.")
    @APIResponse(responseCode = "200", description = "Unread")
    @APIResponse(responseCode = "404", description = "Not a message to whoever asks")
    public MyMessageView markUnread(@PathParam("id") UUID id) {
        return shown(person -> readMessages.unread(person, id));
    }

    @PUT
    @Path("{id}/acknowledged")
    @Operation(
            summary = "Acknowledge a message",
            description =
                    "The same as by the link in its mail: it stands in the ledger and ends the escalation. It counts"
                            + " once; who acknowledges again gets the same answer. It overwrites nothing, so no If-Match is needed.")
    @APIResponse(responseCode = "200", description = "Acknowledged, now or before")
    @APIResponse(responseCode = "404", description = "Not a message to whoever asks")
    public MyMessageView acknowledge(@PathParam("id") UUID id) {
        return shown(person -> {
            acknowledgeMessage.inTheApp(id, person);
            return mine.of(person, id);
        });
    }

    @GET
    @Path("stream")
    @Blocking
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @ResponseHeader(name = HttpHeaders.CACHE_CONTROL, value = "no-store")
    @ResponseHeader(name = "X-Accel-Buffering", value = "no")
    @Operation(
            summary = "Watch what changes in one's messages",
            description =
                    "Server-sent events `message`, `read`, `unread`, `acknowledged`, `withdrawn` and `all-read`, and"
                            + " `ready` once everything is told that was missed since `Last-Event-ID`. Ends with the token.")
    @APIResponse(
            responseCode = "200",
            description = "The stream",
            content =
                    @Content(
                            mediaType = MediaType.SERVER_SENT_EVENTS,
                            schema = @Schema(implementation = Happened.class)))
    @APIResponse(responseCode = "404", description = "The directory does not know the login")
    @APIResponse(responseCode = "429", description = "Whoever asks watches too many streams already")
    public Multi<OutboundSseEvent> stream(
            @HeaderParam(HttpHeaders.LAST_EVENT_ID_HEADER) @Parameter(description = "The last event that was seen")
                    String lastEventId,
            @Context Sse sse) {
        var person = me.person();
        var until = user.until().orElseThrow(() -> Refusal.notFound("person-of-login-not-found"));
        var watcher = new MyStream.Watcher(person.id(), language(), Position.parse(lastEventId), until);
        return streams.watch(watcher, sse);
    }

    /** As it is told to whoever asks. */
    private MyMessageView shown(Function<UUID, MyMessage> message) {
        return views.one(message.apply(me.person().id()), language());
    }

    /** As the request wants it; empty for the one that the reader is written to in. */
    private Optional<Language> language() {
        return Optional.ofNullable(request.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE))
                .filter(wanted -> !wanted.isBlank())
                .map(Language::accepted);
    }
}

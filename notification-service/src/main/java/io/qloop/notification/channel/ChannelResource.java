package io.qloop.notification.channel;

import io.qloop.platform.i18n.Language;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.identity.Roles;
import io.qloop.platform.web.Filter;
import io.qloop.platform.web.Idempotent;
import io.qloop.platform.web.Page;
import io.qloop.platform.web.PageRequest;
import io.qloop.platform.web.Versions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Webhooks and the robots of group chats (AH-15, AH-34). */
@Path("/api/v1/channels")
@RunOnVirtualThread
@Tag(name = "channels")
class ChannelResource {

    private static final int SECRET_MAX = 200;
    private static final int TOPIC_MAX = 100;

    private final ChangeChannels changeChannels;
    private final Channels channels;
    private final TryChannel tryChannel;
    private final SendAgain sendAgain;
    private final CurrentUser user;

    ChannelResource(
            ChangeChannels changeChannels,
            Channels channels,
            TryChannel tryChannel,
            SendAgain sendAgain,
            CurrentUser user) {
        this.changeChannels = changeChannels;
        this.channels = channels;
        this.tryChannel = tryChannel;
        this.sendAgain = sendAgain;
        this.user = user;
    }

    /** A channel to be opened. */
    @Schema(name = "NewChannel")
    public record Opened(
            @NotNull ChannelKind kind,
            @NotBlank @Size(max = Channel.NAME_MAX) String name,
            @NotBlank @Size(max = Target.MAX_LENGTH) String url,

            @Size(min = 1, max = SECRET_MAX)
            @Schema(description = "Of DingTalk and Feishu, from the robot's settings; a webhook's is made and answered")
            String secret,

            @Size(max = Channel.TOPICS_MAX)
            @Schema(description = "Types of events, of a chat kinds of messages; none for all")
            List<@NotBlank @Size(max = TOPIC_MAX) String> topics,

            @Size(max = Channel.FUNCTIONS_MAX) @Schema(description = "Whose messages a chat gets; none for all")
            List<@NotBlank @Size(max = TOPIC_MAX) String> functions,

            @NotNull Language language) {

        Channel.Description description() {
            return new Channel.Description(name.strip(), Target.of(url), all(topics), all(functions), language, true);
        }
    }

    /** All that is said of a channel; without address or secret the known one stays. */
    @Schema(name = "ChannelChange")
    public record Changed(
            @NotBlank @Size(max = Channel.NAME_MAX) String name,
            @Size(min = 1, max = Target.MAX_LENGTH) String url,
            @Size(min = 1, max = SECRET_MAX) String secret,
            @Size(max = Channel.TOPICS_MAX) List<@NotBlank @Size(max = TOPIC_MAX) String> topics,

            @Size(max = Channel.FUNCTIONS_MAX) List<@NotBlank @Size(max = TOPIC_MAX) String> functions,

            @NotNull Language language,
            @NotNull Boolean active) {

        Channel.Description description() {
            return new Channel.Description(
                    name.strip(), url == null ? null : Target.of(url), all(topics), all(functions), language, active);
        }
    }

    /** How many are sent again. */
    @Schema(name = "ChannelDispatchesResent")
    public record Resent(int resent) {}

    private static List<String> all(List<String> named) {
        return named == null ? List.of() : named.stream().distinct().toList();
    }

    @POST
    @Idempotent
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "openChannel",
            summary = "Open a channel",
            description =
                    "The answer holds a webhook's secret, once. The address has to be public, or in a network that is"
                            + " allowed.")
    @APIResponse(
            responseCode = "201",
            description = "Open; what happens from now on is told over it",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ChannelView.class)))
    @APIResponse(responseCode = "409", description = "Another channel has this name")
    @APIResponse(responseCode = "422", description = "The address is not to be called, or its host is not known")
    public RestResponse<ChannelView> open(@NotNull @Valid Opened opened) {
        var secret = Optional.ofNullable(opened.secret()).map(Secret::new);
        var channel = changeChannels.open(opened.kind(), opened.description(), secret, user.name());
        var view = channel.kind() == ChannelKind.WEBHOOK ? ChannelView.withSecret(channel) : ChannelView.of(channel);
        return answer(RestResponse.Status.CREATED, channel, view)
                .location(URI.create("/api/v1/channels/" + channel.id()))
                .build();
    }

    @GET
    @RolesAllowed({Roles.ADMIN, Roles.AUDITOR})
    @Operation(operationId = "listChannels", summary = "List channels")
    public Page<ChannelView> list(
            @QueryParam("kind") ChannelKind kind,
            @QueryParam("state") ChannelState state,
            @BeanParam PageRequest page) {
        var filter = Filter.all().eq("kind", kind).eq("state", state);
        return page.page(channels, filter, Channel::id).map(ChannelView::of);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.ADMIN, Roles.AUDITOR})
    @Operation(operationId = "readChannel", summary = "Read a channel")
    @APIResponse(responseCode = "200", description = "The channel; ETag is its version")
    @APIResponse(responseCode = "404", description = "No such channel")
    public RestResponse<ChannelView> read(@PathParam("id") UUID id) {
        var channel = channels.get(id);
        return answer(RestResponse.Status.OK, channel, ChannelView.of(channel)).build();
    }

    @PUT
    @Path("{id}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "changeChannel",
            summary = "Change a channel, switch it off or on",
            description = "While it is off nothing is queued for it, and what is queued waits.")
    @APIResponse(responseCode = "200", description = "Changed")
    @APIResponse(responseCode = "404", description = "No such channel")
    @APIResponse(responseCode = "409", description = "Another channel has this name")
    @APIResponse(responseCode = "412", description = "Changed meanwhile")
    @APIResponse(responseCode = "422", description = "The address is not to be called, or its host is not known")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public RestResponse<ChannelView> change(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid Changed changed) {
        var channel = changeChannels.change(new ChangeChannels.Change(
                id,
                ifMatch,
                changed.description(),
                Optional.ofNullable(changed.secret()).map(Secret::new),
                user.name()));
        return answer(RestResponse.Status.OK, channel, ChannelView.of(channel)).build();
    }

    @PUT
    @Path("{id}/secret")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "replaceChannelSecret",
            summary = "Make a webhook another secret",
            description =
                    "For 24 hours both secrets sign, so that the other end can change over without losing a call.")
    @APIResponse(responseCode = "200", description = "The answer holds the new secret, once")
    @APIResponse(responseCode = "404", description = "No such channel")
    @APIResponse(responseCode = "409", description = "No webhook")
    @APIResponse(responseCode = "412", description = "Changed meanwhile")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public RestResponse<ChannelView> replaceSecret(
            @PathParam("id") UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        var channel = changeChannels.replaceSecret(id, ifMatch, user.name());
        return answer(RestResponse.Status.OK, channel, ChannelView.withSecret(channel))
                .build();
    }

    @POST
    @Path("{id}/trials")
    @Idempotent
    @RolesAllowed(Roles.ADMIN)
    @Operation(operationId = "tryChannel", summary = "Send a trial over a channel")
    @APIResponse(
            responseCode = "201",
            description = "Queued; its steps tell what the other end says",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = DispatchView.class)))
    @APIResponse(responseCode = "404", description = "No such channel")
    @APIResponse(responseCode = "409", description = "The channel is switched off")
    public RestResponse<DispatchView> send(@PathParam("id") UUID id) {
        var dispatch = tryChannel.handle(id);
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, DispatchView.row(dispatch))
                .location(URI.create("/api/v1/channel-dispatches/" + dispatch.id()))
                .build();
    }

    @PUT
    @Path("{id}/resend")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            operationId = "resendFailedOfChannel",
            summary = "Send again what failed over a channel",
            description = "The oldest thousand, each under its id, by which a webhook's reader knows it again.")
    @APIResponse(responseCode = "200", description = "Queued")
    @APIResponse(responseCode = "404", description = "No such channel")
    @APIResponse(responseCode = "409", description = "The channel is switched off")
    public Resent resend(@PathParam("id") UUID id) {
        return new Resent(sendAgain.allFailed(id, user.name()));
    }

    private static RestResponse.ResponseBuilder<ChannelView> answer(
            RestResponse.Status status, Channel channel, ChannelView view) {
        return RestResponse.ResponseBuilder.create(status, view)
                .header(HttpHeaders.ETAG, Versions.etag(channel.version()))
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}

package io.qloop.notification.digest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.qloop.notification.message.MessageKind;
import io.qloop.platform.identity.Roles;
import io.qloop.platform.web.Answers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** How whoever is signed in wants to be told. */
@Path("/api/v1/my-preferences")
@RunOnVirtualThread
@RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.ADMIN})
@Tag(name = "my messages")
class MyPreferencesResource {

    private static final View USUAL = new View(true, true, List.of(), null, 0);

    private final SetPreferences setPreferences;

    MyPreferencesResource(SetPreferences setPreferences) {
        this.setPreferences = setPreferences;
    }

    /**
     * What somebody wants.
     *
     * @param digestOnly kinds of messages that are not told at once
     */
    @Schema(name = "MessagePreferencesWanted")
    public record Wanted(
            @NotNull Boolean dailyDigest,
            @NotNull Boolean weeklyDigest,
            @NotNull @Size(max = 100) List<@NotNull MessageKind> digestOnly) {}

    /** What holds. */
    @Schema(name = "MessagePreferences")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record View(
            boolean dailyDigest, boolean weeklyDigest, List<String> digestOnly, Instant changedAt, long version) {

        static View of(MessagePreferences mine) {
            return new View(
                    mine.dailyDigest(), mine.weeklyDigest(), mine.digestOnly(), mine.changedAt(), mine.version());
        }
    }

    @GET
    @Operation(
            summary = "Read how one wants to be told",
            description = "Who has said nothing gets every digest, and everything else at once.")
    @APIResponse(responseCode = "200", description = "What holds; ETag is the version where something is entered")
    @APIResponse(responseCode = "404", description = "The directory does not know the login")
    public RestResponse<View> read() {
        return setPreferences.mine().map(MyPreferencesResource::answer).orElseGet(() -> RestResponse.ok(USUAL));
    }

    @PUT
    @Operation(
            summary = "Say how one wants to be told",
            description =
                    "As far as the rules of messages and the ladders leave it open. What is urgent is told at once"
                            + " whatever is wanted, and what is told in the digest alone comes in one that is not wanted, too.")
    @APIResponse(responseCode = "200", description = "It holds from the next message on; ETag is the version")
    @APIResponse(responseCode = "404", description = "The directory does not know the login")
    @APIResponse(responseCode = "412", description = "Changed meanwhile")
    @APIResponse(responseCode = "422", description = "A rule does not leave it open; the details name it")
    public RestResponse<View> set(@HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @NotNull @Valid Wanted wanted) {
        return answer(setPreferences.handle(
                new SetPreferences.Command(wanted.dailyDigest(), wanted.weeklyDigest(), wanted.digestOnly(), ifMatch)));
    }

    private static RestResponse<View> answer(MessagePreferences mine) {
        return Answers.ok(View.of(mine), mine.version());
    }
}

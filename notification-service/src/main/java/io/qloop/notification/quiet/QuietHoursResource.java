package io.qloop.notification.quiet;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.qloop.platform.identity.Roles;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.web.Answers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/quiet-hours")
@RunOnVirtualThread
@Tag(name = "quiet hours")
class QuietHoursResource {

    private static final String SITE = "[a-z0-9][a-z0-9-]{0,39}";
    private static final String HOUR = "HH:mm";

    private final AllQuietHours quietHours;
    private final SetQuietHours setQuietHours;

    QuietHoursResource(AllQuietHours quietHours, SetQuietHours setQuietHours) {
        this.quietHours = quietHours;
        this.setQuietHours = setQuietHours;
    }

    /** When not to disturb; without hours only free days are quiet, or nothing. */
    @Schema(name = "QuietHoursWanted")
    public record Wanted(
            @JsonFormat(pattern = HOUR) @Schema(description = "Local time, included", examples = "20:00")
            LocalTime from,

            @JsonFormat(pattern = HOUR)
            @Schema(description = "Local time, excluded; before `from` it is that of the next day", examples = "07:30")
            LocalTime until,

            @NotNull @Schema(description = "Are days quiet that the site's calendar does not work?")
            Boolean freeDays) {

        QuietSpan span() {
            return new QuietSpan(Optional.ofNullable(from), Optional.ofNullable(until), freeDays);
        }
    }

    /** When a site, or whoever asks, is not to be disturbed. */
    @Schema(name = "QuietHours")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record View(
            String site,
            @JsonFormat(pattern = HOUR) LocalTime from,
            @JsonFormat(pattern = HOUR) LocalTime until,
            boolean freeDays,
            Instant changedAt,
            String changedBy,
            long version) {

        static View of(QuietHours quiet) {
            return new View(
                    quiet.site().orElse(null),
                    quiet.span().from().orElse(null),
                    quiet.span().until().orElse(null),
                    quiet.span().freeDays(),
                    quiet.changedAt(),
                    quiet.changedBy(),
                    quiet.version());
        }
    }

    @GET
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(
            summary = "List the quiet hours of the sites",
            description = "Those of `company` hold where a site has none of its own.")
    public List<View> list() {
        return quietHours.ofSites().stream().map(View::of).toList();
    }

    @PUT
    @Path("sites/{site}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Say when a site is not to be disturbed", description = "`company` for all the others.")
    @APIResponse(responseCode = "200", description = "They hold from the next attempt on; ETag is the version")
    @APIResponse(responseCode = "422", description = "Only one of the two hours, or both the same")
    public RestResponse<View> set(
            @PathParam("site") @Pattern(regexp = SITE) String site,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid Wanted wanted) {
        return answer(setQuietHours.ofSite(site, wanted.span(), ifMatch));
    }

    @GET
    @Path("mine")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.ADMIN})
    @Operation(summary = "Read one's own quiet hours")
    @APIResponse(responseCode = "404", description = "None are entered, or the directory does not know the login")
    public RestResponse<View> mine() {
        return answer(setQuietHours.ofMe().orElseThrow(() -> Refusal.notFound("quiet-hours-not-found")));
    }

    @PUT
    @Path("mine")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.ADMIN})
    @Operation(
            summary = "Say when one is not to be disturbed",
            description = "In the place of the site's; without hours and free days mails come at any time.")
    @APIResponse(responseCode = "200", description = "They hold from the next attempt on; ETag is the version")
    @APIResponse(responseCode = "404", description = "The directory does not know the login")
    @APIResponse(responseCode = "422", description = "Only one of the two hours, or both the same")
    public RestResponse<View> setMine(
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @NotNull @Valid Wanted wanted) {
        return answer(setQuietHours.mine(wanted.span(), ifMatch));
    }

    @DELETE
    @Path("mine")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.ADMIN})
    @Operation(summary = "Go by the site's quiet hours again")
    @APIResponse(responseCode = "204", description = "Taken back")
    @APIResponse(responseCode = "404", description = "None are entered, or the directory does not know the login")
    public void takeMineBack(@HeaderParam(HttpHeaders.IF_MATCH) String ifMatch) {
        setQuietHours.takeMineBack(ifMatch);
    }

    private static RestResponse<View> answer(QuietHours quiet) {
        return Answers.ok(View.of(quiet), quiet.version());
    }
}

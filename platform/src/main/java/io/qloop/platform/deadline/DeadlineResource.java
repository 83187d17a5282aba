package io.qloop.platform.deadline;

import io.qloop.platform.i18n.Language;
import io.qloop.platform.identity.Roles;
import io.qloop.platform.web.Filter;
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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** What a service's cases have to reach, and until when. */
@Path("/api/v1/services/{service}/deadlines")
@Tag(name = "Deadlines", description = "When something is due, why then, and what happened to the date")
@RunOnVirtualThread
public class DeadlineResource {

    private static final int REASON_MAX = 500;

    private final Deadlines deadlines;
    private final DeadlineStore store;
    private final Explanation explanation;
    private final Clock clock;

    DeadlineResource(Deadlines deadlines, DeadlineStore store, Explanation explanation, Clock clock) {
        this.deadlines = deadlines;
        this.store = store;
        this.explanation = explanation;
        this.clock = clock;
    }

    /** Why the clock stands still, or goes on. */
    @Schema(name = "DeadlineReason")
    public record Reason(@NotBlank @Size(max = REASON_MAX) String reason) {}

    /** Another date; whoever sends it approves it. */
    @Schema(name = "DeadlineExtension")
    public record Extension(
            @NotNull Instant dueAt,
            @NotBlank @Size(max = 100) String requestedBy,
            @NotBlank @Size(max = REASON_MAX) String reason) {}

    @GET
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR})
    @Operation(summary = "Lists deadlines, the newest first")
    public Page<DeadlineView> list(
            @QueryParam("caseId") String caseId,
            @QueryParam("milestone") String milestone,
            @QueryParam("status") DeadlineStatus status,
            @QueryParam("function") String function,
            @QueryParam("late") Boolean late,
            @BeanParam PageRequest page) {
        var now = clock.instant();
        var filter = Filter.all()
                .eq("caseId", caseId)
                .eq("milestone", milestone)
                .eq("status", status)
                .eq("function", function);
        if (late != null) {
            var over = "(status = RUNNING and dueAt <= :now or status = MET and endedAt > dueAt)";
            filter.where(late ? over : "not " + over, "now", now);
        }
        return page.page(store, filter, Deadline::id).map(d -> DeadlineView.of(d, now));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR})
    @Operation(
            summary = "Explains a deadline",
            description =
                    "Interval by interval, with everything that happened to it, in the language of Accept-Language.")
    public RestResponse<DeadlineView.Explained> get(
            @RestPath UUID id, @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage) {
        return answer(deadlines.get(id), acceptLanguage);
    }

    @PUT
    @Path("{id}/pause")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @Operation(
            summary = "Stops the clock for a reason",
            description = "Where the procedure allows it; it goes on by itself when the procedure's limit is over.")
    public RestResponse<DeadlineView.Explained> pause(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage,
            @Valid @NotNull Reason reason) {
        return answer(deadlines.pause(id, ifMatch, reason.reason()), acceptLanguage);
    }

    @PUT
    @Path("{id}/resumption")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @Operation(summary = "Lets the clock go on; the date moves by what the pause took")
    public RestResponse<DeadlineView.Explained> resume(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage,
            @Valid @NotNull Reason reason) {
        return answer(deadlines.resume(id, ifMatch, reason.reason()), acceptLanguage);
    }

    @PUT
    @Path("{id}/extension")
    @RolesAllowed({Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER})
    @Operation(summary = "Approves a later date", description = "The approver is never the one who asked for it.")
    public RestResponse<DeadlineView.Explained> extend(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage,
            @Valid @NotNull Extension extension) {
        return answer(
                deadlines.extend(id, ifMatch, extension.dueAt(), extension.requestedBy(), extension.reason()),
                acceptLanguage);
    }

    @PUT
    @Path("{id}/recomputation")
    @RolesAllowed({Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.ADMIN})
    @Operation(summary = "Computes the date anew with the calendar that holds now")
    public RestResponse<DeadlineView.Explained> recompute(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) String acceptLanguage,
            @Valid @NotNull Reason reason) {
        return answer(deadlines.recompute(id, ifMatch, reason.reason()), acceptLanguage);
    }

    private RestResponse<DeadlineView.Explained> answer(Deadline deadline, String acceptLanguage) {
        var language = Language.accepted(acceptLanguage);
        return RestResponse.ResponseBuilder.ok(explanation.of(deadline, deadlines.steps(deadline.id()), language))
                .header(HttpHeaders.ETAG, Versions.etag(deadline.version()))
                .header(HttpHeaders.CONTENT_LANGUAGE, language.tag())
                .build();
    }
}

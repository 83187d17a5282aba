package io.qloop.notification.unit;

import io.qloop.notification.message.Message;
import io.qloop.notification.message.Messages;
import io.qloop.platform.identity.Roles;
import io.qloop.platform.web.Filter;
import io.qloop.platform.web.Idempotent;
import io.qloop.platform.web.Page;
import io.qloop.platform.web.PageRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** Notices to the units that handle a complaint or return (NT-006). */
@Path("/api/v1/unit-notices")
@RunOnVirtualThread
@Tag(name = "unit notices")
class UnitNoticeResource {

    private final IssueUnitNotice issueUnitNotice;
    private final UnitNotices notices;
    private final Messages messages;

    UnitNoticeResource(IssueUnitNotice issueUnitNotice, UnitNotices notices, Messages messages) {
        this.issueUnitNotice = issueUnitNotice;
        this.notices = notices;
        this.messages = messages;
    }

    /** What units are to be told. */
    @Schema(name = "UnitNoticeToIssue")
    public record Notice(
            @NotNull UnitNoticeKind kind,

            @NotBlank @Size(max = UnitNotice.CODE_MAX) @Schema(description = "Id of the complaint, return or feedback")
            String caseId,

            @NotBlank @Size(max = UnitNotice.CODE_MAX) String caseNumber,

            @NotEmpty
            @Size(max = UnitNotice.UNITS_MAX)
            @Schema(description = "Codes of departments, posts or functions")
            List<@NotBlank @Size(max = UnitNotice.CODE_MAX) String> units,

            @NotBlank @Size(max = UnitNotice.WORDS_MAX) String words,

            @Schema(description = "Until when the units have to act")
            Instant dueAt,

            @Schema(description = "Each unit has to confirm; one that does not is escalated")
            Boolean answerWanted) {

        private IssueUnitNotice.Command toCommand() {
            return new IssueUnitNotice.Command(
                    new UnitNotice.Words(
                            kind,
                            caseId,
                            caseNumber,
                            words,
                            Optional.ofNullable(dueAt),
                            Boolean.TRUE.equals(answerWanted)),
                    units);
        }
    }

    @POST
    @Idempotent
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.ADMIN})
    @Operation(
            operationId = "issueUnitNotice",
            summary = "Notify the units that handle a case",
            description = "By sales to every unit, by production to those of logistics.")
    @APIResponse(
            responseCode = "201",
            description = "Issued; the messages to the units are written",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = UnitNoticeView.class)))
    @APIResponse(responseCode = "403", description = "Not the caller's business")
    @APIResponse(responseCode = "422", description = "A unit is not in the directory, or the date is over")
    public RestResponse<UnitNoticeView> issue(@NotNull @Valid Notice notice) {
        var issued = issueUnitNotice.handle(notice.toCommand());
        return RestResponse.ResponseBuilder.create(
                        RestResponse.Status.CREATED, views(List.of(issued)).getFirst())
                .location(URI.create("/api/v1/unit-notices/" + issued.id()))
                .build();
    }

    @GET
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR, Roles.ADMIN})
    @Transactional
    @Operation(operationId = "listUnitNotices", summary = "List notices to units, and what became of each")
    public Page<UnitNoticeView> list(
            @QueryParam("caseId") @Size(max = UnitNotice.CODE_MAX) String caseId, @BeanParam PageRequest page) {
        var found = page.page(notices, Filter.all().eq("caseId", caseId), UnitNotice::id);
        var told = told(found.items());
        return found.map(notice -> UnitNoticeView.of(notice, told));
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR, Roles.ADMIN})
    @Transactional
    @Operation(operationId = "readUnitNotice", summary = "Read a notice to units, and what became of it")
    @APIResponse(responseCode = "200", description = "The notice")
    @APIResponse(responseCode = "404", description = "No such notice")
    public UnitNoticeView read(@PathParam("id") UUID id) {
        return views(List.of(notices.get(id))).getFirst();
    }

    private List<UnitNoticeView> views(List<UnitNotice> some) {
        var told = told(some);
        return some.stream().map(notice -> UnitNoticeView.of(notice, told)).toList();
    }

    /** The messages of all of them at once. */
    private Map<UUID, Message> told(Collection<UnitNotice> some) {
        return messages.byId(some.stream()
                .flatMap(notice -> notice.units().stream())
                .map(ToldUnit::messageId)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
    }
}

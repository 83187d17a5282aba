package io.qloop.notification.rules;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.qloop.notification.rules.Decision.Reason;
import io.qloop.platform.event.Event;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Texts;
import io.qloop.platform.identity.Roles;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.web.Versions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/message-rules")
@RunOnVirtualThread
@Tag(name = "messages")
class MessageRulesResource {

    private final CurrentRules rules;
    private final RulesVersions versions;
    private final ChangeRules changeRules;
    private final TryRules tryRules;
    private final ObjectMapper json;
    private final Texts texts;
    private final Clock clock;

    MessageRulesResource(
            CurrentRules rules,
            RulesVersions versions,
            ChangeRules changeRules,
            TryRules tryRules,
            ObjectMapper json,
            Texts texts,
            Clock clock) {
        this.rules = rules;
        this.versions = versions;
        this.changeRules = changeRules;
        this.tryRules = tryRules;
        this.json = json;
        this.texts = texts;
        this.clock = clock;
    }

    /** All rules as they are to be, and why. */
    @Schema(name = "MessageRulesChange")
    public record Change(
            @NotNull @Valid RuleBook content,
            @NotBlank @Size(max = 500) String reason) {}

    /**
     * A CloudEvent; only type and data are needed.
     *
     * @param subject id of the case, for rules that ask who was told of it before
     */
    @Schema(name = "TriedEvent")
    public record TriedEvent(
            @Size(max = 10) String specversion,
            @Size(max = 200) String id,
            @Size(max = 200) String source,
            @NotBlank @Size(max = 100) String type,
            @Size(max = 200) String subject,
            Instant time,
            @Size(max = 100) String datacontenttype,
            @Size(max = 200) String correlationid,
            @Size(max = 200) String causationid,
            @Size(max = 200) String traceparent,
            @NotNull Map<String, Object> data) {}

    @GET
    @RolesAllowed({Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR, Roles.ADMIN})
    @Transactional
    @Operation(summary = "Read the rules by which events become messages")
    @APIResponse(responseCode = "200", description = "The rules that hold; ETag is the number of their version")
    public RestResponse<RulesView> read() {
        return tagged(versions.latest().map(RulesView::of).orElseGet(() -> RulesView.shipped(rules.shipped())));
    }

    @GET
    @Path("versions/{number}")
    @RolesAllowed({Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR, Roles.ADMIN})
    @Transactional
    @Operation(summary = "Read an earlier version of the rules", description = "0 is the rules as shipped.")
    @APIResponse(responseCode = "404", description = "No such version")
    public RestResponse<RulesView> version(@PathParam("number") int number) {
        if (number == 0) {
            return tagged(RulesView.shipped(rules.shipped()));
        }
        return tagged(versions.of(number)
                .map(RulesView::of)
                .orElseThrow(() -> Refusal.notFound("message-rules-version-not-found", number)));
    }

    @PUT
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Change the rules",
            description = "The whole document, as it is read. They hold for events from now on, at all instances within"
                    + " seconds; a new version is kept beside the earlier ones.")
    @APIResponse(responseCode = "200", description = "Changed")
    @APIResponse(responseCode = "412", description = "Changed meanwhile")
    @APIResponse(responseCode = "422", description = "A rule names what an event does not have, or is not whole")
    @APIResponse(responseCode = "428", description = "If-Match is missing")
    public RestResponse<RulesView> change(
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @NotNull @Valid Change change) {
        return tagged(
                RulesView.of(changeRules.handle(new ChangeRules.Command(change.content(), change.reason(), ifMatch))));
    }

    @POST
    @Path("trials")
    @RolesAllowed({Roles.AUDITOR, Roles.ADMIN})
    @Operation(
            summary = "Ask who would be told about an event, and why",
            description = "By the rules and the directory as they are now. Nothing is written.")
    @APIResponse(responseCode = "200", description = "Whom it would tell")
    @APIResponse(responseCode = "422", description = "No event of the published contracts, or not as its schema says")
    public TrialView trial(
            @HeaderParam(HttpHeaders.ACCEPT_LANGUAGE) @Parameter(hidden = true) String acceptLanguage,
            @NotNull @Valid TriedEvent tried) {
        var language = Language.accepted(acceptLanguage);
        var subject = tried.subject() == null ? "" : tried.subject();
        var outcome = tryRules.handle(new Event<>(
                tried.id() == null ? "trial" : tried.id(),
                tried.source() == null ? "" : tried.source(),
                tried.type(),
                subject,
                tried.time() == null ? clock.instant() : tried.time(),
                tried.correlationid() == null ? subject : tried.correlationid(),
                tried.causationid(),
                json.valueToTree(tried.data())));
        return TrialView.of(outcome, reason -> words(reason, language));
    }

    private String words(Reason reason, Language language) {
        return texts.get(
                "message-rules." + reason.code(), language, reason.args().toArray());
    }

    private static RestResponse<RulesView> tagged(RulesView view) {
        return RestResponse.ResponseBuilder.ok(view)
                .header(HttpHeaders.ETAG, Versions.etag(view.number()))
                .build();
    }
}

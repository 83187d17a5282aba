package io.qloop.platform.procedure.adoption;

import io.qloop.platform.calendar.Calendars;
import io.qloop.platform.identity.Roles;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.procedure.Differences;
import io.qloop.platform.procedure.Procedure;
import io.qloop.platform.procedure.ProcedureVersion;
import io.qloop.platform.procedure.adoption.ProcedureViews.AdoptionView;
import io.qloop.platform.procedure.adoption.ProcedureViews.Comparison;
import io.qloop.platform.procedure.adoption.ProcedureViews.ProcedureLine;
import io.qloop.platform.procedure.adoption.ProcedureViews.ProcedureView;
import io.qloop.platform.procedure.adoption.ProcedureViews.TrialView;
import io.qloop.platform.procedure.adoption.ProcedureViews.VersionLine;
import io.qloop.platform.web.Answers;
import io.qloop.platform.web.Filter;
import io.qloop.platform.web.Idempotent;
import io.qloop.platform.web.Page;
import io.qloop.platform.web.PageRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** The door to a service's procedures: auditors look, administrators adopt and edit. */
@Path("/api/v1/services/{service}/procedures")
@Tag(name = "Procedures", description = "What the written procedures fix: presets, versions, adoption, trial")
@RolesAllowed({Roles.ADMIN, Roles.AUDITOR})
@RunOnVirtualThread
public class ProcedureResource {

    private final Procedures procedures;
    private final StoredVersions versions;
    private final Adoptions adoptions;
    private final AdoptProcedure adopt;
    private final EndAdoption endAdoption;
    private final EditProcedure edit;
    private final RetireVersion retire;
    private final Calendars calendars;
    private final String service;

    ProcedureResource(
            Procedures procedures,
            StoredVersions versions,
            Adoptions adoptions,
            AdoptProcedure adopt,
            EndAdoption endAdoption,
            EditProcedure edit,
            RetireVersion retire,
            Calendars calendars,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.procedures = procedures;
        this.versions = versions;
        this.adoptions = adoptions;
        this.adopt = adopt;
        this.endAdoption = endAdoption;
        this.edit = edit;
        this.retire = retire;
        this.calendars = calendars;
        this.service = service;
    }

    /**
     * What to adopt for whom.
     *
     * @param number of the version; without it, the preset as shipped
     */
    public record NewAdoption(
            @NotBlank @Size(max = 60) String procedure,
            Integer number,
            @NotNull @Valid Scope scope,
            @NotBlank @Size(max = 500) String reason) {}

    /** Why. */
    public record Reason(@NotBlank @Size(max = 500) String reason) {}

    /**
     * A new version.
     *
     * @param content     the procedure in whole; its change log is written by the platform
     * @param mark        the change mark of the document control
     * @param application number of the change application
     */
    public record Edit(
            @NotNull Map<String, Object> content,
            @NotBlank @Size(max = 500) String reason,
            @Size(min = 1, max = 200) String mark,
            @Size(min = 1, max = 200) String application) {}

    @GET
    @Operation(summary = "Lists the presets with the versions made of them, and for whom each holds")
    public List<ProcedureLine> list(@QueryParam("subject") String subject) {
        var inForce = adoptions.inForce();
        var lines = versions.lines();
        return procedures.presets().all().stream()
                .filter(preset ->
                        subject == null || subject.isEmpty() || preset.subject().equals(subject))
                .map(preset -> ProcedureLine.of(
                        preset,
                        lines.stream()
                                .filter(line -> line.name().equals(preset.name()))
                                .map(line -> VersionLine.of(line, inForce))
                                .toList()))
                .toList();
    }

    @GET
    @Path("{name}")
    @Operation(summary = "Shows the preset as shipped")
    public RestResponse<ProcedureView> preset(@RestPath String name) {
        return tagged(ProcedureView.preset(procedures.preset(name)));
    }

    @GET
    @Path("{name}/versions/{number}")
    @Operation(summary = "Shows a version, and what differs from the preset")
    public RestResponse<ProcedureView> version(@RestPath String name, @RestPath int number) {
        return tagged(ProcedureView.of(procedures.get(name, number), procedures.preset(name)));
    }

    @GET
    @Path("comparison")
    @Operation(summary = "Compares two, each named like 'sample-8d' (the preset) or 'sample-8d:2' (a version)")
    public Comparison compare(
            @QueryParam("left") @NotBlank @Size(max = 80) String left,
            @QueryParam("right") @NotBlank @Size(max = 80) String right) {
        return new Comparison(left, right, Differences.between(named(left, "left"), named(right, "right")));
    }

    @PUT
    @Path("{name}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary =
                    "Makes a new version; If-Match is the ETag of the latest one, that of the preset where there is none")
    public RestResponse<ProcedureView> edit(
            @RestPath String name, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @Valid @NotNull Edit body) {
        var made = edit.handle(new EditProcedure.Command(
                name, ifMatch, body.content(), body.reason(), body.mark(), body.application()));
        return version(name, made.number());
    }

    @PUT
    @Path("{name}/versions/{number}/retire")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Takes a version out of choice; cases that were opened under it keep it")
    public RestResponse<ProcedureView> retire(
            @RestPath String name, @RestPath int number, @Valid @NotNull Reason body) {
        retire.handle(name, number, body.reason());
        return version(name, number);
    }

    @GET
    @Path("adoptions")
    @Operation(summary = "Lists what is adopted for whom, with all=true what was as well")
    @Transactional
    public Page<AdoptionView> adoptions(
            @QueryParam("subject") String subject, @QueryParam("all") Boolean all, @BeanParam PageRequest page) {
        var filter = Filter.all().eq("subject", subject);
        return page.page(adoptions, Boolean.TRUE.equals(all) ? filter : filter.where("endedAt is null"), Adoption::id)
                .map(AdoptionView::of);
    }

    @GET
    @Path("adoptions/{id}")
    @Operation(summary = "Shows one adoption")
    public AdoptionView adoption(@RestPath UUID id) {
        return adoptions
                .findByIdOptional(id)
                .map(AdoptionView::of)
                .orElseThrow(() -> Refusal.notFound("adoption-not-found"));
    }

    @POST
    @Path("adoptions")
    @Idempotent
    @RolesAllowed(Roles.ADMIN)
    @ResponseStatus(201)
    @Operation(
            summary = "Lets a procedure hold for company, site, customer group or customer, in place of the one before")
    public RestResponse<AdoptionView> adopt(@Valid @NotNull NewAdoption body) {
        var adopted =
                adopt.handle(new AdoptProcedure.Command(body.procedure(), body.number(), body.scope(), body.reason()));
        return RestResponse.ResponseBuilder.<AdoptionView>created(
                        URI.create("/api/v1/services/" + service + "/procedures/adoptions/" + adopted.id()))
                .entity(AdoptionView.of(adopted))
                .build();
    }

    @PUT
    @Path("adoptions/{id}/end")
    @RolesAllowed(Roles.ADMIN)
    @Operation(summary = "Ends an adoption; from then on the next wider scope holds")
    public AdoptionView end(@RestPath UUID id, @Valid @NotNull Reason body) {
        return AdoptionView.of(endAdoption.handle(id, body.reason()));
    }

    @POST
    @Path("try")
    @Operation(summary = "Says what would happen to a case: milestones with explained ends, stages, copies, fields")
    public TrialView tryOut(@Valid @NotNull Trial trial) {
        return trial.on(tried(trial), calendars);
    }

    private ProcedureVersion tried(Trial trial) {
        if (trial.procedure() == null) {
            if (trial.subject() == null) {
                throw Refusal.unprocessable("procedure-to-try-missing", "procedure");
            }
            return procedures.inForce(trial.subject(), trial.customerId(), trial.customerGroup(), trial.site());
        }
        return trial.number() == null
                ? new ProcedureVersion(trial.procedure(), 0, procedures.preset(trial.procedure()))
                : procedures.get(trial.procedure(), trial.number());
    }

    private Procedure named(String reference, String parameter) {
        var parts = reference.split(":", 2);
        if (parts.length == 1) {
            return procedures.preset(parts[0]);
        }
        if (!parts[1].matches("[1-9]\\d{0,5}")) {
            throw Refusal.invalid("procedure-reference-invalid", parameter);
        }
        return procedures.get(parts[0], Integer.parseInt(parts[1])).procedure();
    }

    /** The tag is the number of what is shown: only who has read the latest version may edit it. */
    private static RestResponse<ProcedureView> tagged(ProcedureView view) {
        return Answers.ok(view, view.number());
    }
}

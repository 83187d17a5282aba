package io.qloop.feedback.countermeasure;

import io.qloop.feedback.countermeasure.CarryOutCountermeasure.Wanted;
import io.qloop.feedback.feedback.Concerned;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.identity.Roles;
import io.qloop.platform.web.Answers;
import io.qloop.platform.web.Idempotent;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** What the departments do about a feedback; a matter of our own people. */
@Path("/api/v1/feedbacks/{id}/countermeasures")
@RunOnVirtualThread
@Tag(name = "feedbacks")
class CountermeasureResource {
    private final RecordCountermeasure record;
    private final CarryOutCountermeasure carryOut;
    private final Countermeasures countermeasures;
    private final CountermeasureOfForm form;
    private final Concerned concerned;
    private final CurrentUser user;

    CountermeasureResource(
            RecordCountermeasure record,
            CarryOutCountermeasure carryOut,
            Countermeasures countermeasures,
            CountermeasureOfForm form,
            Concerned concerned,
            CurrentUser user) {
        this.record = record;
        this.carryOut = carryOut;
        this.countermeasures = countermeasures;
        this.form = form;
        this.concerned = concerned;
        this.user = user;
    }

    /** What a department is going to do, and until which day. */
    @Schema(name = "CountermeasurePlan")
    public record Plan(
            @NotNull CompanyFunction function,
            @NotBlank @Size(max = Countermeasure.TEXT_MAX) String text,
            @NotNull LocalDate dueOn) {}

    /** Whether the head stands behind it, and why. */
    @Schema(name = "CountermeasureDecision")
    public record Decision(
            @NotNull Boolean accepted,
            @NotBlank @Size(max = Countermeasure.REASON_MAX) String reason) {}

    /** When it was done; the note may be left out. */
    @Schema(name = "CountermeasureCompletion")
    public record Completion(
            @NotNull LocalDate completedOn,

            @Size(max = Countermeasure.REASON_MAX) @Pattern(regexp = "(?s).*\\S.*")
            String note) {}

    @POST
    @Idempotent
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @Operation(
            operationId = "recordCountermeasure",
            summary = "Record what a department does about a feedback",
            description = "By people of that department, which the feedback must concern.")
    @APIResponse(
            responseCode = "201",
            description = "Recorded; Location and ETag are those of the countermeasure",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = CountermeasureView.class)))
    public RestResponse<CountermeasureView> record(@RestPath UUID id, @NotNull @Valid Plan plan) {
        user.requireFunction(plan.function());
        var recorded = record.handle(id, new Countermeasure.Plan(plan.function(), plan.text(), plan.dueOn()));
        return Answers.created(
                "/api/v1/feedbacks/" + id + "/countermeasures/" + recorded.id(),
                CountermeasureView.of(recorded),
                recorded.version());
    }

    @GET
    @Transactional
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR})
    @Operation(
            operationId = "listCountermeasures",
            summary = "What the departments do about a feedback, and what each of them has to do next")
    public CountermeasureView.All list(@RestPath UUID id) {
        return CountermeasureView.All.of(countermeasures.of(concerned.of(id).id()), form.progress(id));
    }

    @GET
    @Path("{countermeasure}")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR})
    @Operation(operationId = "getCountermeasure", summary = "One countermeasure")
    public RestResponse<CountermeasureView> read(@RestPath UUID id, @RestPath UUID countermeasure) {
        return answer(countermeasures.get(id, countermeasure));
    }

    @PUT
    @Path("{countermeasure}/decision")
    @RolesAllowed(Roles.FUNCTION_HEAD)
    @Operation(
            operationId = "decideCountermeasure",
            summary = "Accept or reject a countermeasure, as the head of its department")
    public RestResponse<CountermeasureView> decide(
            @RestPath UUID id,
            @RestPath UUID countermeasure,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid Decision decision) {
        return answer(carryOut.decide(new Wanted(id, countermeasure, ifMatch), decision.accepted(), decision.reason()));
    }

    @PUT
    @Path("{countermeasure}/completion")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @Operation(
            operationId = "completeCountermeasure",
            summary = "Say that an accepted countermeasure was carried out, as its department")
    public RestResponse<CountermeasureView> complete(
            @RestPath UUID id,
            @RestPath UUID countermeasure,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid Completion completion) {
        return answer(carryOut.complete(
                new Wanted(id, countermeasure, ifMatch),
                completion.completedOn(),
                Optional.ofNullable(completion.note())));
    }

    private static RestResponse<CountermeasureView> answer(Countermeasure countermeasure) {
        return Answers.ok(CountermeasureView.of(countermeasure), countermeasure.version());
    }
}

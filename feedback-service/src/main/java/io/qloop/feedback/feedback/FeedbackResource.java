package io.qloop.feedback.feedback;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.identity.Roles;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.procedure.proceeding.Judgement;
import io.qloop.platform.web.Idempotent;
import io.qloop.platform.web.Versions;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
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
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/feedbacks")
@RunOnVirtualThread
@Tag(name = "feedbacks")
class FeedbackResource {
    private final RegisterFeedback registerFeedback;
    private final EscalateFeedback escalateFeedback;
    private final RemarkOnFeedback remarkOnFeedback;
    private final Feedbacks feedbacks;
    private final CurrentUser user;

    FeedbackResource(
            RegisterFeedback registerFeedback,
            EscalateFeedback escalateFeedback,
            RemarkOnFeedback remarkOnFeedback,
            Feedbacks feedbacks,
            CurrentUser user) {
        this.registerFeedback = registerFeedback;
        this.escalateFeedback = escalateFeedback;
        this.remarkOnFeedback = remarkOnFeedback;
        this.feedbacks = feedbacks;
        this.user = user;
    }

    private static final int CODE_MAX = 60;

    /**
     * What a customer said. Class, severity, kind and the facts are codes of the procedure that is in force for the
     * customer; where {@code responsibleFunction} is left out, the procedure routes the kind, or quality answers.
     */
    public record Registration(
            @NotBlank @Size(max = Feedback.CUSTOMER_MAX) String customerId,
            @NotNull Channel channel,

            @JsonProperty("class") @Size(min = 1, max = CODE_MAX)
            String feedbackClass,

            @Size(min = 1, max = CODE_MAX) String severity,
            @Size(min = 1, max = CODE_MAX) String kind,
            @Size(max = 50) Set<@NotNull @Size(min = 1, max = CODE_MAX) String> facts,
            @NotBlank @Size(max = Feedback.SUBJECT_MAX) String subject,
            @NotBlank @Size(max = Feedback.CONTENT_MAX) String content,
            @NotNull Instant receivedAt,
            @Size(min = 1, max = Feedback.PRODUCT_MAX) String productId,
            @Size(min = 1, max = Feedback.LOT_MAX) String lot,
            CompanyFunction responsibleFunction) {

        RegisterFeedback.Command toCommand(String registeredBy) {
            return new RegisterFeedback.Command(
                    new Feedback.Statement(
                            customerId,
                            channel,
                            subject,
                            content,
                            receivedAt,
                            Optional.ofNullable(productId),
                            Optional.ofNullable(lot)),
                    Judgement.of(feedbackClass, severity, kind, facts),
                    Optional.ofNullable(responsibleFunction),
                    Optional.empty(),
                    registeredBy);
        }
    }

    /** Why a feedback becomes a matter for a formal complaint. */
    public record Escalation(
            @NotBlank @Size(max = Feedback.REASON_MAX) String reason) {}

    /** What the register shows beside a feedback; nothing takes it away. */
    public record Remark(@Size(max = Feedback.REMARK_MAX) String remark) {}

    /** Where the answer is a single feedback, it carries the version that a change must name. */
    private RestResponse.ResponseBuilder<FeedbackView> answer(RestResponse.Status status, Feedback feedback) {
        var view = FeedbackView.of(feedback);
        return RestResponse.ResponseBuilder.create(status, user.isInternal() ? view : view.withoutRemark())
                .header(HttpHeaders.ETAG, Versions.etag(feedback.version()));
    }

    @POST
    @Idempotent
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.CUSTOMER})
    @Operation(
            summary = "Register a feedback",
            description =
                    "Customers register for themselves, over the channel web. The answer names the procedure and what is due first.")
    @APIResponse(
            responseCode = "201",
            description = "Registered; Location and ETag are those of the new feedback",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = FeedbackView.class)))
    @APIResponse(responseCode = "404", ref = "NotFound")
    public RestResponse<FeedbackView> register(@NotNull @Valid Registration registration) {
        user.requireOwnCustomer(registration.customerId(), "customer");
        if (!user.isInternal() && registration.channel() != Channel.WEB) {
            throw Refusal.unprocessable("channel-not-for-customers", "channel");
        }

        var feedback = registerFeedback.handle(registration.toCommand(user.name()));
        return answer(RestResponse.Status.CREATED, feedback)
                .location(URI.create("/api/v1/feedbacks/" + feedback.id()))
                .build();
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR, Roles.CUSTOMER})
    @Operation(summary = "Read a feedback")
    public RestResponse<FeedbackView> read(@PathParam("id") UUID id) {
        var feedback = feedbacks.get(id);
        user.requireOwnCustomer(feedback.customerId(), "feedback");
        return answer(RestResponse.Status.OK, feedback).build();
    }

    @PUT
    @Path("{id}/escalation")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @Operation(
            summary = "Escalate a feedback into a formal complaint",
            description = "Once, by sales or quality. complaint-service opens the complaint.")
    public RestResponse<FeedbackView> escalate(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid Escalation escalation) {
        user.requireFunction(CompanyFunction.SALES, CompanyFunction.QUALITY);
        var feedback =
                escalateFeedback.handle(new EscalateFeedback.Command(id, ifMatch, escalation.reason(), user.name()));
        return answer(RestResponse.Status.OK, feedback).build();
    }

    @PUT
    @Path("{id}/remark")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @Operation(
            summary = "Write the remark of the register",
            description = "Ours only; customers do not see it. Possible in every state.")
    public RestResponse<FeedbackView> remark(
            @PathParam("id") UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid Remark remark) {
        var feedback = remarkOnFeedback.handle(new RemarkOnFeedback.Command(
                id, ifMatch, Optional.ofNullable(remark.remark()).filter(it -> !it.isBlank())));
        return answer(RestResponse.Status.OK, feedback).build();
    }
}

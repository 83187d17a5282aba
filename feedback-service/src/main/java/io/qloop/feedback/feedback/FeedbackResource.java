package io.qloop.feedback.feedback;

import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.identity.Roles;
import io.qloop.platform.web.Answers;
import io.qloop.platform.web.Idempotent;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
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
import java.util.Optional;
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
    private final FeedbackForm form;
    private final RemarkOnFeedback remarkOnFeedback;
    private final Feedbacks feedbacks;
    private final CurrentUser user;

    FeedbackResource(
            RegisterFeedback registerFeedback,
            FeedbackForm form,
            RemarkOnFeedback remarkOnFeedback,
            Feedbacks feedbacks,
            CurrentUser user) {
        this.registerFeedback = registerFeedback;
        this.form = form;
        this.remarkOnFeedback = remarkOnFeedback;
        this.feedbacks = feedbacks;
        this.user = user;
    }

    /** What the register shows beside a feedback; nothing takes it away. */
    public record Remark(@Size(max = Feedback.REMARK_MAX) String remark) {}

    @POST
    @Idempotent
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.CUSTOMER})
    @Operation(
            summary = "Register a feedback",
            description =
                    "Customers register for themselves, over the channel web, and judge nothing: class, severity, kind, facts, function and form are ours. The answer names the procedure and what is due first.")
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
        if (!user.isInternal()) {
            registration.requireWordOfCustomer();
        }
        var feedback = registerFeedback.handle(registration.toCommand(user.name()));
        return Answers.created(
                "/api/v1/feedbacks/" + feedback.id(), FeedbackView.of(feedback, user.isInternal()), feedback.version());
    }

    @GET
    @Path("{id}/form")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR})
    @Operation(operationId = "getFeedbackForm", summary = "The customer quality feedback form with its boxes")
    public FeedbackFormView form(@PathParam("id") UUID id) {
        return form.of(id);
    }

    @GET
    @Path("{id}")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR, Roles.CUSTOMER})
    @Operation(summary = "Read a feedback")
    public RestResponse<FeedbackView> read(@PathParam("id") UUID id) {
        var feedback = feedbacks.get(id);
        user.requireOwnCustomer(feedback.customerId(), "feedback");
        return answer(feedback);
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
        return answer(remarkOnFeedback.handle(new RemarkOnFeedback.Command(
                id, ifMatch, Optional.ofNullable(remark.remark()).filter(it -> !it.isBlank()))));
    }

    private RestResponse<FeedbackView> answer(Feedback feedback) {
        return Answers.ok(FeedbackView.of(feedback, user.isInternal()), feedback.version());
    }
}

package io.qloop.feedback.feedback;

import io.qloop.feedback.feedback.ChangeFeedback.Wanted;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.identity.Roles;
import io.qloop.platform.web.Answers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** What may happen to a feedback beside its way through its procedure. */
@Path("/api/v1/feedbacks/{id}")
@RunOnVirtualThread
@Tag(name = "feedbacks")
class FeedbackLifeResource {
    private final HandOnFeedback handOn;
    private final WithdrawFeedback withdraw;
    private final ReopenFeedback reopen;
    private final MergeFeedbacks merge;
    private final KnowLots lots;
    private final Feedbacks feedbacks;
    private final CurrentUser user;

    FeedbackLifeResource(
            HandOnFeedback handOn,
            WithdrawFeedback withdraw,
            ReopenFeedback reopen,
            MergeFeedbacks merge,
            KnowLots lots,
            Feedbacks feedbacks,
            CurrentUser user) {
        this.handOn = handOn;
        this.withdraw = withdraw;
        this.reopen = reopen;
        this.merge = merge;
        this.lots = lots;
        this.feedbacks = feedbacks;
        this.user = user;
    }

    public record Escalation(
            @NotBlank @Size(max = Deed.REASON_MAX) String reason) {}

    /** Why something is done to a feedback. */
    @Schema(name = "FeedbackReason")
    public record Reason(
            @NotBlank @Size(max = Deed.REASON_MAX) String reason) {}

    /** Why a feedback goes on, and in which stage of its procedure: null for the last that something follows. */
    @Schema(name = "FeedbackReopening")
    public record Reopening(
            @NotBlank @Size(max = Deed.REASON_MAX) String reason,
            @Size(min = 1, max = 60) String stage) {}

    /** The feedback that goes on for both. */
    @Schema(name = "FeedbackMerger")
    public record Merger(
            @NotNull UUID into,
            @NotBlank @Size(max = Deed.REASON_MAX) String reason) {}

    @PUT
    @Path("escalation")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @Operation(
            summary = "Escalate a feedback into a formal complaint",
            description =
                    "Once, by sales or quality, from where its procedure lets it. complaint-service opens the complaint, whose number then stands in the form.")
    public RestResponse<FeedbackView> escalate(
            @RestPath UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid Escalation escalation) {
        user.requireFunction(CompanyFunction.SALES, CompanyFunction.QUALITY);
        return answer(handOn.escalate(new Wanted(id, ifMatch, escalation.reason())));
    }

    @PUT
    @Path("return-request")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @Operation(
            operationId = "requestReturnOfFeedback",
            summary = "Let the goods of a feedback come back",
            description =
                    "Once, by sales or quality, from where its procedure lets it. returns-service opens the return, whose number then stands in the form.")
    public RestResponse<FeedbackView> requestReturn(
            @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @NotNull @Valid Reason reason) {
        user.requireFunction(CompanyFunction.SALES, CompanyFunction.QUALITY);
        return answer(handOn.requestReturn(new Wanted(id, ifMatch, reason.reason())));
    }

    @PUT
    @Path("withdrawal")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.CUSTOMER})
    @Operation(
            operationId = "withdrawFeedback",
            summary = "Take a feedback back, with a reason; a customer its own",
            description = "Its clocks stop.")
    public RestResponse<FeedbackView> withdraw(
            @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @NotNull @Valid Reason reason) {
        user.requireOwnCustomer(feedbacks.get(id).customerId(), "feedback");
        return answer(withdraw.handle(new Wanted(id, ifMatch, reason.reason())));
    }

    @PUT
    @Path("reopening")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @Operation(
            operationId = "reopenFeedback",
            summary = "Let a closed or withdrawn feedback go on, with a reason",
            description =
                    "By sales or quality. It goes on in its procedure; its clocks count from where they began, the time in between included.")
    public RestResponse<FeedbackView> reopen(
            @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @NotNull @Valid Reopening reopening) {
        user.requireFunction(CompanyFunction.SALES, CompanyFunction.QUALITY);
        return answer(
                reopen.handle(new Wanted(id, ifMatch, reopening.reason()), Optional.ofNullable(reopening.stage())));
    }

    @PUT
    @Path("merger")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @Operation(
            operationId = "mergeFeedback",
            summary = "Merge a feedback into another one of the same matter and customer",
            description = "Its clocks stop, its files stay with it; the other one goes on for both.")
    public RestResponse<FeedbackView> merge(
            @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @NotNull @Valid Merger merger) {
        return answer(merge.merge(new Wanted(id, ifMatch, merger.reason()), merger.into()));
    }

    @PUT
    @Path("separation")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @Operation(
            operationId = "separateFeedback",
            summary = "Undo a merger: the feedback goes on by itself again",
            description = "Its clocks count from where they began, the time in between included.")
    public RestResponse<FeedbackView> separate(
            @RestPath UUID id, @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch, @NotNull @Valid Reason reason) {
        return answer(merge.separate(new Wanted(id, ifMatch, reason.reason())));
    }

    @PUT
    @Path("links/{other}")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @Operation(operationId = "linkFeedback", summary = "Link a feedback with another one that has to do with it")
    public RestResponse<FeedbackView> link(
            @RestPath UUID id,
            @RestPath UUID other,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid Reason reason) {
        return answer(merge.link(new Wanted(id, ifMatch, reason.reason()), other));
    }

    @PUT
    @Path("links/{other}/removal")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @Operation(operationId = "unlinkFeedback", summary = "Take a link away; that it was there stays in the history")
    public RestResponse<FeedbackView> unlink(
            @RestPath UUID id,
            @RestPath UUID other,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid Reason reason) {
        return answer(merge.unlink(new Wanted(id, ifMatch, reason.reason()), other));
    }

    @PUT
    @Path("lines/{line}/lot-confirmation")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @Operation(
            operationId = "confirmLotOfFeedback",
            summary = "Say that a lot which the ERP does not know was made sure of",
            description = "The lines count from 1.")
    public RestResponse<FeedbackView> confirmLot(
            @RestPath UUID id,
            @RestPath int line,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid Reason reason) {
        return answer(lots.confirm(new Wanted(id, ifMatch, reason.reason()), line));
    }

    private RestResponse<FeedbackView> answer(Feedback feedback) {
        return Answers.ok(FeedbackView.of(feedback, user.isInternal()), feedback.version());
    }
}

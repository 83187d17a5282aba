package io.qloop.feedback.inquiry;

import io.qloop.feedback.customer.Customers;
import io.qloop.feedback.feedback.KnownFeedbacks;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.identity.Roles;
import io.qloop.platform.web.Idempotent;
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
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;

/** What the customer of a feedback is asked: by those who handle it, answered by the customer. */
@Path("/api/v1/feedbacks/{id}/inquiries")
@RunOnVirtualThread
@Tag(name = "feedbacks")
class InquiryResource {
    private final AskCustomer ask;
    private final AnswerInquiry answer;
    private final WithdrawInquiry withdraw;
    private final Inquiries inquiries;
    private final Askable askable;
    private final KnownFeedbacks feedbacks;
    private final Customers customers;
    private final CurrentUser user;

    InquiryResource(
            AskCustomer ask,
            AnswerInquiry answer,
            WithdrawInquiry withdraw,
            Inquiries inquiries,
            Askable askable,
            KnownFeedbacks feedbacks,
            Customers customers,
            CurrentUser user) {
        this.ask = ask;
        this.answer = answer;
        this.withdraw = withdraw;
        this.inquiries = inquiries;
        this.askable = askable;
        this.feedbacks = feedbacks;
        this.customers = customers;
        this.user = user;
    }

    /** What the customer is asked for; things, words or both. */
    @Schema(name = "InquiryQuestion")
    public record Question(
            @Size(max = 50) Set<@NotNull @Size(min = 1, max = 60) String> asked,
            @Size(max = Inquiry.WORDS_MAX) String words,
            LocalDate answerBy) {}

    /** What the customer answers; words, files of the feedback or both. */
    @Schema(name = "InquiryAnswer")
    public record Given(
            @Size(max = Answer.TEXT_MAX) String text,
            @Size(max = 50) List<@NotNull UUID> files) {}

    /** Why the answer is not needed any more. */
    @Schema(name = "InquiryWithdrawal")
    public record Withdrawal(
            @NotBlank @Size(max = Inquiry.REASON_MAX) String reason) {}

    @POST
    @Idempotent
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @Operation(
            operationId = "askCustomer",
            summary = "Ask the customer of a feedback for what is missing",
            description =
                    "By the responsible function, those that it concerns, and sales; one inquiry at a time. The customer's contact has a mail in the customer's language, in which the words are written.")
    @APIResponse(
            responseCode = "201",
            description = "Asked; Location and ETag are those of the inquiry",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = InquiryView.class)))
    public RestResponse<InquiryView> ask(@RestPath UUID id, @NotNull @Valid Question question) {
        var inquiry = ask.handle(new AskCustomer.Command(
                id,
                Optional.ofNullable(question.asked()).orElse(Set.of()),
                Optional.ofNullable(question.words()),
                Optional.ofNullable(question.answerBy())));
        return answer(RestResponse.Status.CREATED, inquiry)
                .location(URI.create("/api/v1/feedbacks/" + id + "/inquiries/" + inquiry.id()))
                .build();
    }

    @GET
    @Transactional
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR, Roles.CUSTOMER})
    @Operation(
            operationId = "listInquiries",
            summary = "What the customer of a feedback was asked and answered, and what it may be asked for")
    public InquiryView.All list(@RestPath UUID id) {
        var feedback = visible(id);
        var isOurs = user.isInternal();
        return new InquiryView.All(
                inquiries.of(id).stream()
                        .map(inquiry -> InquiryView.of(inquiry, isOurs))
                        .toList(),
                isOurs ? customers.languageOf(feedback.customerId()).orElse(null) : null,
                isOurs
                        ? askable.of(id).stream()
                                .map(InquiryView.AskableView::of)
                                .toList()
                        : null);
    }

    @GET
    @Path("{inquiry}")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR, Roles.CUSTOMER})
    @Operation(operationId = "getInquiry", summary = "One inquiry")
    public RestResponse<InquiryView> read(@RestPath UUID id, @RestPath UUID inquiry) {
        visible(id);
        return answer(RestResponse.Status.OK, inquiries.get(id, inquiry)).build();
    }

    @PUT
    @Path("{inquiry}/answer")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.CUSTOMER})
    @Operation(
            operationId = "answerInquiry",
            summary = "Answer an inquiry, as the customer of the feedback",
            description =
                    "Those who handle the feedback write down what the customer has said. Files are added to the feedback before and named here.")
    public RestResponse<InquiryView> answer(
            @RestPath UUID id,
            @RestPath UUID inquiry,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid Given given) {
        visible(id);
        return answer(
                        RestResponse.Status.OK,
                        answer.handle(new AnswerInquiry.Command(
                                id,
                                inquiry,
                                ifMatch,
                                Optional.ofNullable(given.text()),
                                Optional.ofNullable(given.files()).orElse(List.of()))))
                .build();
    }

    @PUT
    @Path("{inquiry}/withdrawal")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @Operation(
            operationId = "withdrawInquiry",
            summary = "Say that the answer of the customer is not needed any more, with a reason",
            description = "By those who may ask. The customer is not written to.")
    public RestResponse<InquiryView> withdraw(
            @RestPath UUID id,
            @RestPath UUID inquiry,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid Withdrawal withdrawal) {
        return answer(
                        RestResponse.Status.OK,
                        withdraw.handle(new WithdrawInquiry.Command(id, inquiry, ifMatch, withdrawal.reason())))
                .build();
    }

    private KnownFeedbacks.Known visible(UUID id) {
        var feedback = feedbacks.get(id);
        user.requireOwnCustomer(feedback.customerId(), "feedback");
        return feedback;
    }

    private RestResponse.ResponseBuilder<InquiryView> answer(RestResponse.Status status, Inquiry inquiry) {
        return RestResponse.ResponseBuilder.create(status, InquiryView.of(inquiry, user.isInternal()))
                .header(HttpHeaders.ETAG, Versions.etag(inquiry.version()));
    }
}

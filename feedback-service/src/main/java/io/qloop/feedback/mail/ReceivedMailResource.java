package io.qloop.feedback.mail;

import io.qloop.platform.attachment.AttachmentEndpoint;
import io.qloop.platform.attachment.AttachmentScope;
import io.qloop.platform.attachment.AttachmentView;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.identity.Roles;
import io.qloop.platform.web.Answers;
import io.qloop.platform.web.Page;
import io.qloop.platform.web.PageRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.RestResponse;

/** The mails that were read: all are seen by our people, sales and quality decide about those that are nobody's. */
@Path("/api/v1/received-mails")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR})
@Tag(name = "received-mails", description = "Mails that customers and others wrote to the company's mailbox")
class ReceivedMailResource {

    private final ReceivedMails mails;
    private final AssignMail assignMail;
    private final DismissMail dismissMail;
    private final AttachmentEndpoint attachments;
    private final CurrentUser user;

    ReceivedMailResource(
            ReceivedMails mails,
            AssignMail assignMail,
            DismissMail dismissMail,
            AttachmentEndpoint attachments,
            CurrentUser user) {
        this.mails = mails;
        this.assignMail = assignMail;
        this.dismissMail = dismissMail;
        this.attachments = attachments;
        this.user = user;
    }

    /** Whose a mail is, and, where it answers in a feedback of this customer, in which. */
    @Schema(name = "MailAssignment")
    public record Assignment(@NotBlank @Size(max = 40) String customerId, UUID feedbackId) {}

    @Schema(name = "MailDismissal")
    public record Dismissal(
            @NotBlank @Size(max = ReceivedMail.REASON_MAX) String reason) {}

    private static RestResponse<ReceivedMailView> answer(ReceivedMail mail) {
        return Answers.ok(ReceivedMailView.of(mail), mail.version());
    }

    @GET
    @Operation(operationId = "listReceivedMails", summary = "Mails with what became of them, the newest first")
    public Page<ReceivedMailSummary> list(@RestQuery MailStatus status, @BeanParam PageRequest page) {
        return mails.page(Optional.ofNullable(status), page);
    }

    @GET
    @Path("{id}")
    @Operation(operationId = "getReceivedMail", summary = "One mail with its text and what became of it")
    public RestResponse<ReceivedMailView> get(@RestPath UUID id) {
        return answer(mails.get(id));
    }

    @PUT
    @Path("{id}/assignment")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @Operation(
            operationId = "assignReceivedMail",
            summary = "Assigns a mail to a customer (sales, quality): it becomes a feedback, or an answer in one")
    public RestResponse<ReceivedMailView> assign(
            @RestPath UUID id,
            @RestHeader(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid Assignment assignment) {
        user.requireFunction(CompanyFunction.SALES, CompanyFunction.QUALITY);
        return answer(assignMail.handle(new AssignMail.Command(
                id, ifMatch, assignment.customerId(), Optional.ofNullable(assignment.feedbackId()))));
    }

    @PUT
    @Path("{id}/dismissal")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD})
    @Operation(operationId = "dismissReceivedMail", summary = "Decides that a mail is no feedback (sales, quality)")
    public RestResponse<ReceivedMailView> dismiss(
            @RestPath UUID id, @RestHeader(HttpHeaders.IF_MATCH) String ifMatch, @NotNull @Valid Dismissal dismissal) {
        user.requireFunction(CompanyFunction.SALES, CompanyFunction.QUALITY);
        return answer(dismissMail.handle(new DismissMail.Command(id, ifMatch, dismissal.reason())));
    }

    @GET
    @Path("{id}/attachments")
    @Operation(
            operationId = "listReceivedMailAttachments",
            summary =
                    "The original and the files of a mail that belongs to no feedback; those of others have gone there")
    public List<AttachmentView> files(@RestPath UUID id) {
        return attachments.list(scope(id));
    }

    @GET
    @Path("{id}/attachments/{attachment}")
    @Produces(MediaType.WILDCARD)
    @APIResponse(responseCode = "200", description = "The whole file")
    @APIResponse(responseCode = "206", description = "The part of it that Range asks for")
    @APIResponse(responseCode = "416", description = "The file does not reach there; Content-Range says how far")
    @Operation(
            operationId = "getReceivedMailAttachment",
            summary = "One file of a mail, or the part of it that Range asks for")
    public Response file(@RestPath UUID id, @RestPath UUID attachment, @Context HttpHeaders headers) {
        return attachments.download(scope(id), attachment, headers);
    }

    private AttachmentScope scope(UUID id) {
        return AttachmentScope.ofOurs(mails.get(id).id());
    }
}

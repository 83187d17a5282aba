package io.qloop.notification.addressing;

import io.qloop.notification.message.MessageKind;
import io.qloop.notification.message.MessageSearch;
import io.qloop.notification.message.MessageStatus;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.identity.Roles;
import io.qloop.platform.json.EnumNames;
import io.qloop.platform.problem.Refusal;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

@Path("/api/v1/messages/resend")
@RunOnVirtualThread
@Tag(name = "messages")
class ResendManyResource {

    private final ResendMessages resendMessages;
    private final CurrentUser user;

    ResendManyResource(ResendMessages resendMessages, CurrentUser user) {
        this.resendMessages = resendMessages;
        this.user = user;
    }

    /** Which messages, as the list is narrowed down, and how many the caller has seen there. */
    @Schema(name = "MessagesToResend")
    public record Wanted(
            @Size(max = 200) String q,
            @Size(max = 254) String recipient,
            MessageKind kind,
            MessageStatus status,
            @Size(max = 60) String caseId,
            Instant from,
            Instant to,
            @NotNull @Min(1) @Max(ResendMessages.MOST) Integer expected) {

        MessageSearch search() {
            if (status != null && !MessageStatus.RESENDABLE.contains(status)) {
                throw Refusal.invalid("status-not-resendable", "status", EnumNames.of(status));
            }
            return MessageSearch.all()
                    .beginningWith(q)
                    .to(recipient)
                    .ofKind(kind)
                    .in(status)
                    .ofCase(caseId)
                    .written(from, to);
        }
    }

    @PUT
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Send many failed, bounced or unaddressed messages again",
            description = "All that are looked for, or none where their number is not the expected one.")
    @APIResponse(responseCode = "200", description = "Queued")
    @APIResponse(responseCode = "409", description = "They are more or fewer than expected, or more than a thousand")
    public ResendMessages.Resent resend(@NotNull @Valid Wanted wanted) {
        return resendMessages.handle(new ResendMessages.Command(wanted.search(), wanted.expected(), user.name()));
    }
}

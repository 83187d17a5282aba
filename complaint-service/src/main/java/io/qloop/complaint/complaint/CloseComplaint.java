package io.qloop.complaint.complaint;

import io.qloop.complaint.action.CorrectiveActions;
import io.qloop.platform.attachment.AttachmentScope;
import io.qloop.platform.attachment.Attachments;
import io.qloop.platform.audit.SeenVersion;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.outbox.Outbox;
import io.qloop.platform.procedure.proceeding.Proceedings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Ends a complaint whose actions are all verified. */
@ApplicationScoped
class CloseComplaint {

    record Command(UUID complaint, String ifMatch, String resolution) {}

    private final Complaints complaints;
    private final CorrectiveActions actions;
    private final Proceedings proceedings;
    private final Attachments attachments;
    private final Outbox outbox;
    private final SeenVersion seenVersion;
    private final CurrentUser user;
    private final Clock clock;

    CloseComplaint(
            Complaints complaints,
            CorrectiveActions actions,
            Proceedings proceedings,
            Attachments attachments,
            Outbox outbox,
            SeenVersion seenVersion,
            CurrentUser user,
            Clock clock) {
        this.complaints = complaints;
        this.actions = actions;
        this.proceedings = proceedings;
        this.attachments = attachments;
        this.outbox = outbox;
        this.seenVersion = seenVersion;
        this.user = user;
        this.clock = clock;
    }

    @Transactional
    Complaint handle(Command command) {
        var complaint = complaints.lock(command.complaint());
        var seen = complaint.version();
        var missing = actions.numbersNotVerified(complaint.id());
        var closed = complaint.close(command.resolution(), missing, user.name(), clock.instant());
        seenVersion.require(command.ifMatch(), complaint, seen);
        proceedings.end(complaint.id(), "closed");
        attachments.lock(AttachmentScope.ofOurs(complaint.id()));
        outbox.append(closed.announced());
        return complaint;
    }
}

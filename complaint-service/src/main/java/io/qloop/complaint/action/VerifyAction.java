package io.qloop.complaint.action;

import io.qloop.platform.attachment.AttachmentScope;
import io.qloop.platform.attachment.Attachments;
import io.qloop.platform.audit.SeenVersion;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/** Quality says whether a measure works; one that does not opens the action again. */
@ApplicationScoped
class VerifyAction {

    record Command(UUID action, String ifMatch, boolean effective, String remark) {}

    private final CorrectiveActions actions;
    private final ActionDeadline deadline;
    private final Attachments attachments;
    private final Outbox outbox;
    private final SeenVersion seenVersion;
    private final CurrentUser user;
    private final Clock clock;

    VerifyAction(
            CorrectiveActions actions,
            ActionDeadline deadline,
            Attachments attachments,
            Outbox outbox,
            SeenVersion seenVersion,
            CurrentUser user,
            Clock clock) {
        this.actions = actions;
        this.deadline = deadline;
        this.attachments = attachments;
        this.outbox = outbox;
        this.seenVersion = seenVersion;
        this.user = user;
        this.clock = clock;
    }

    @Transactional
    void handle(Command command) {
        var action = actions.lock(command.action());
        var seen = action.version();
        var at = clock.instant();
        var events = command.effective()
                ? List.of(action.confirm(command.remark(), user.name(), at))
                : action.reject(command.remark(), user.name(), at, deadline.startAgain(action, at));
        seenVersion.require(command.ifMatch(), action, seen);
        if (command.effective()) {
            attachments.lock(AttachmentScope.of(action.complaintId(), action.id()));
        }
        events.forEach(e -> outbox.append(e.announced()));
    }
}

package io.qloop.complaint.action;

import io.qloop.platform.audit.SeenVersion;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** The responsible function reports what it has done. */
@ApplicationScoped
class CompleteAction {

    record Command(UUID action, String ifMatch, String measure, String cause) {}

    private final CorrectiveActions actions;
    private final ActionDeadline deadline;
    private final Outbox outbox;
    private final SeenVersion seenVersion;
    private final CurrentUser user;
    private final Clock clock;

    CompleteAction(
            CorrectiveActions actions,
            ActionDeadline deadline,
            Outbox outbox,
            SeenVersion seenVersion,
            CurrentUser user,
            Clock clock) {
        this.actions = actions;
        this.deadline = deadline;
        this.outbox = outbox;
        this.seenVersion = seenVersion;
        this.user = user;
        this.clock = clock;
    }

    @Transactional
    void handle(Command command) {
        var action = actions.lock(command.action());
        user.requireFunction(action.function());
        var seen = action.version();
        var completed = action.complete(command.measure(), command.cause(), user.name(), clock.instant());
        seenVersion.require(command.ifMatch(), action, seen);
        deadline.meet(action.id());
        outbox.append(completed.announced());
    }
}

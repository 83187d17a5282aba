package io.qloop.complaint.action;

import io.qloop.platform.ids.Ids;
import io.qloop.platform.number.NumberParts;
import io.qloop.platform.number.Numbers;
import io.qloop.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Asks a function to act. Whoever calls it has made sure that the complaint is open, and keeps it so. */
@ApplicationScoped
public class AssignAction {

    private final CorrectiveActions actions;
    private final ActionDeadline deadline;
    private final Numbers numbers;
    private final Outbox outbox;
    private final Clock clock;

    AssignAction(CorrectiveActions actions, ActionDeadline deadline, Numbers numbers, Outbox outbox, Clock clock) {
        this.actions = actions;
        this.deadline = deadline;
        this.numbers = numbers;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public CorrectiveAction handle(Assignment assignment) {
        var id = Ids.next();
        var at = clock.instant();
        var number = numbers.next(
                "CA", NumberParts.ofDepartment(assignment.function().code()), id);
        var action = CorrectiveAction.assign(id, number, assignment, at, deadline.start(id, assignment, at));
        actions.persist(action);
        outbox.append(action.assigned().announced());
        return action;
    }
}

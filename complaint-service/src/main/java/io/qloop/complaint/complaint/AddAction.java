package io.qloop.complaint.complaint;

import io.qloop.complaint.action.ActionKind;
import io.qloop.complaint.action.AssignAction;
import io.qloop.complaint.action.Assignment;
import io.qloop.complaint.action.CorrectiveAction;
import io.qloop.platform.company.CompanyFunction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Asks one more function to act on an open complaint, which cannot be closed meanwhile. */
@ApplicationScoped
public class AddAction {

    /**
     * Who has to do what.
     *
     * @param inspectionId the nonconforming inspection that led to it, or null
     */
    public record Command(UUID complaint, ActionKind kind, CompanyFunction function, String task, UUID inspectionId) {}

    private final Complaints complaints;
    private final AssignAction assignAction;

    AddAction(Complaints complaints, AssignAction assignAction) {
        this.complaints = complaints;
        this.assignAction = assignAction;
    }

    @Transactional
    public CorrectiveAction handle(Command command) {
        var complaint = complaints.lock(command.complaint());
        complaint.requireOpen();
        return assignAction.handle(new Assignment(
                complaint.id(),
                complaint.number(),
                complaint.customerId(),
                complaint.productId().orElse(null),
                complaint.lot().orElse(null),
                command.inspectionId(),
                command.kind(),
                command.function(),
                command.task()));
    }
}

package io.qloop.complaint.complaint;

import io.qloop.complaint.action.AssignAction;
import io.qloop.complaint.action.Assignment;
import io.qloop.complaint.masterdata.Customers;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.number.Numbers;
import io.qloop.platform.outbox.Outbox;
import io.qloop.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Opens a complaint, and with it at once the first action: a complaint that nobody works on does not exist. */
@ApplicationScoped
public class OpenComplaint {

    /**
     * What to open.
     *
     * @param function who acts first
     * @param task what that function has to do
     * @param inspectionId the nonconforming inspection that led to it, or null
     */
    public record Command(Grievance grievance, CompanyFunction function, String task, UUID inspectionId) {}

    private final Complaints complaints;
    private final AssignAction assignAction;
    private final Customers customers;
    private final Numbers numbers;
    private final Outbox outbox;
    private final CurrentUser user;
    private final Clock clock;

    OpenComplaint(
            Complaints complaints,
            AssignAction assignAction,
            Customers customers,
            Numbers numbers,
            Outbox outbox,
            CurrentUser user,
            Clock clock) {
        this.complaints = complaints;
        this.assignAction = assignAction;
        this.customers = customers;
        this.numbers = numbers;
        this.outbox = outbox;
        this.user = user;
        this.clock = clock;
    }

    @Transactional
    public Complaint handle(Command command) {
        var grievance = command.grievance();
        if (customers.find(grievance.customerId()).isEmpty()) {
            throw Refusal.unprocessable("unknown-customer", "customerId", grievance.customerId());
        }
        var id = Ids.next();
        var complaint = Complaint.open(id, numbers.next("CP", id), grievance, user.name(), clock.instant());
        complaints.persist(complaint);
        outbox.append(complaint.opened().announced());
        assignAction.handle(new Assignment(
                id,
                complaint.number(),
                grievance.customerId(),
                grievance.productId(),
                grievance.lot(),
                command.inspectionId(),
                command.function(),
                command.task()));
        return complaint;
    }
}

package io.qloop.complaint.complaint;

import io.qloop.complaint.action.ActionKind;
import io.qloop.complaint.action.AssignAction;
import io.qloop.complaint.action.Assignment;
import io.qloop.complaint.masterdata.Customers;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.number.NumberParts;
import io.qloop.platform.number.Numbers;
import io.qloop.platform.outbox.Outbox;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.procedure.proceeding.Judgement;
import io.qloop.platform.procedure.proceeding.Opening;
import io.qloop.platform.procedure.proceeding.Proceedings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/** Opens a complaint under the procedure that is in force, and with it at once the first action: a complaint that nobody works on does not exist. */
@ApplicationScoped
public class OpenComplaint {

    /**
     * What to open.
     *
     * @param judgement class, severity and kind as far as they are known
     * @param function who acts first
     * @param task what that function has to do
     * @param inspectionId the nonconforming inspection that led to it, or null
     */
    public record Command(
            Grievance grievance, Judgement judgement, CompanyFunction function, String task, UUID inspectionId) {}

    /** What procedures that rule complaints name as their subject. */
    static final String SUBJECT = "complaint";

    /** The fields of a procedure's form that a complaint holds itself: what the customer complains of. */
    private static final Set<String> HELD = Set.of("complaint", "content", "problem", "details");

    private static final String FEEDBACK_NUMBER = "feedbackNumber";

    private final Complaints complaints;
    private final AssignAction assignAction;
    private final Proceedings proceedings;
    private final Customers customers;
    private final Numbers numbers;
    private final Outbox outbox;
    private final CurrentUser user;
    private final Clock clock;

    OpenComplaint(
            Complaints complaints,
            AssignAction assignAction,
            Proceedings proceedings,
            Customers customers,
            Numbers numbers,
            Outbox outbox,
            CurrentUser user,
            Clock clock) {
        this.complaints = complaints;
        this.assignAction = assignAction;
        this.proceedings = proceedings;
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
        var number = numbers.next(
                "CP", NumberParts.none().withClass(command.judgement().caseClass()), id);
        var opened = proceedings.open(
                proceedings.inForce(SUBJECT, grievance.customerId(), null, null),
                new Opening(
                        id,
                        number,
                        SUBJECT,
                        grievance.customerId(),
                        null,
                        command.function(),
                        command.judgement(),
                        held(grievance),
                        grievance.receivedAt()));
        var complaint = Complaint.open(id, number, grievance, user.name(), clock.instant());
        complaint.follow(opened.proceeding().procedure(), opened.dueAt());
        complaints.persist(complaint);
        outbox.append(complaint.opened().announced());
        assignAction.handle(new Assignment(
                id,
                complaint.number(),
                grievance.customerId(),
                grievance.productId(),
                grievance.lot(),
                command.inspectionId(),
                ActionKind.CORRECTIVE,
                command.function(),
                command.task()));
        return complaint;
    }

    private static Set<String> held(Grievance grievance) {
        var held = new HashSet<>(HELD);
        if (grievance.origin().kind() == OriginKind.FEEDBACK) {
            held.add(FEEDBACK_NUMBER);
        }
        return held;
    }
}

package io.qloop.complaint.intake;

import static java.util.stream.Collectors.joining;

import io.qloop.complaint.action.ActionKind;
import io.qloop.complaint.action.CorrectiveActions;
import io.qloop.complaint.complaint.AddAction;
import io.qloop.complaint.complaint.Complaints;
import io.qloop.complaint.complaint.Grievance;
import io.qloop.complaint.complaint.OpenComplaint;
import io.qloop.complaint.complaint.Origin;
import io.qloop.complaint.wording.Wording;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.procedure.proceeding.Judgement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;

/**
 * A nonconforming inspection asks the responsible function to act: under the open complaint of the same customer about
 * the same lot where there is one, otherwise under a new one. Two inspections at the same moment meet the unique
 * constraint on open complaints of returns; the later one is handled again and joins.
 */
@ApplicationScoped
class FollowUpNonconformingReturn {

    private final Complaints complaints;
    private final CorrectiveActions actions;
    private final OpenComplaint openComplaint;
    private final AddAction addAction;
    private final Wording wording;

    FollowUpNonconformingReturn(
            Complaints complaints,
            CorrectiveActions actions,
            OpenComplaint openComplaint,
            AddAction addAction,
            Wording wording) {
        this.complaints = complaints;
        this.actions = actions;
        this.openComplaint = openComplaint;
        this.addAction = addAction;
        this.wording = wording;
    }

    @Transactional
    void handle(InspectionCompleted inspection) {
        if (actions.existsBecauseOf(inspection.inspectionId())) {
            return;
        }
        var function = Optional.ofNullable(inspection.responsibleFunction()).orElse(CompanyFunction.QUALITY);
        var task = wording.bilingual("action.remove-cause", inspection.lot()) + "\n" + findings(inspection);
        complaints
                .lockOpenOf(inspection.customerId(), inspection.lot())
                .ifPresentOrElse(
                        complaint -> addAction.handle(new AddAction.Command(
                                complaint, ActionKind.CORRECTIVE, function, task, inspection.inspectionId())),
                        () -> openComplaint.handle(new OpenComplaint.Command(
                                grievance(inspection), Judgement.NONE, function, task, inspection.inspectionId())));
    }

    private Grievance grievance(InspectionCompleted inspection) {
        return new Grievance(
                inspection.customerId(),
                inspection.productId(),
                inspection.lot(),
                wording.bilingual("complaint.nonconforming-return", inspection.returnReference(), inspection.lot()),
                findings(inspection),
                inspection.completedAt(),
                Origin.ofReturn(inspection.returnId(), inspection.returnNumber()));
    }

    /** What the inspector found, in words that need no translation beside the inspector's own. */
    private String findings(InspectionCompleted inspection) {
        var counts = wording.bilingual(
                "inspection.counts",
                inspection.number(),
                inspection.nonconforming().toPlainString(),
                inspection.inspected().toPlainString(),
                inspection.unit());
        var defects = inspection.defects().stream()
                .map(d -> d.code() + " " + d.quantity().toPlainString())
                .collect(joining(", "));
        var cause = Optional.ofNullable(inspection.cause()).map(c -> "\n" + c).orElse("");
        return counts + "\n" + defects + cause;
    }
}

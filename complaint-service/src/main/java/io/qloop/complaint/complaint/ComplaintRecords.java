package io.qloop.complaint.complaint;

import io.qloop.complaint.action.CorrectiveActions;
import io.qloop.platform.retention.KeptRecords;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/** A complaint with its actions is every sheet and report that the procedures keep of a single complaint. */
@ApplicationScoped
class ComplaintRecords implements KeptRecords {

    private final Complaints complaints;
    private final CorrectiveActions actions;

    ComplaintRecords(Complaints complaints, CorrectiveActions actions) {
        this.complaints = complaints;
        this.actions = actions;
    }

    @Override
    public String code() {
        return "complaint";
    }

    @Override
    public String subject() {
        return "complaint";
    }

    @Override
    public Set<String> namedAs() {
        return Set.of(
                "action-report",
                "application-form",
                "complaint-notification",
                "complaint-record",
                "complaint-report",
                "complaint-sheet",
                "disposition-sheet",
                "handling-notice",
                "handling-record",
                "handling-report",
                "handling-sheet",
                "rectification-plan",
                "registration-form",
                "report-8d",
                "request",
                "service-record",
                "site-record",
                "tracking-sheet");
    }

    @Override
    public Source source() {
        return new Source("Complaint", "e.number", "e.openedAt", "e.closedAt");
    }

    @Override
    public void dispose(UUID id) {
        actions.list("complaintId", id).forEach(actions::delete);
        complaints.delete(complaints.get(id));
    }
}

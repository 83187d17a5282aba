package io.qloop.complaint.complaint;

import io.qloop.platform.procedure.proceeding.Proceeded;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Lets a complaint follow its way through its procedure. */
@ApplicationScoped
class ComplaintProceeding {

    private final Complaints complaints;

    ComplaintProceeding(Complaints complaints) {
        this.complaints = complaints;
    }

    void onProceeded(@Observes Proceeded proceeded) {
        var proceeding = proceeded.proceeding();
        if (proceeding.subject().equals(OpenComplaint.SUBJECT)) {
            complaints.get(proceeding.id()).follow(proceeding.procedure(), proceeded.dueAt());
        }
    }
}

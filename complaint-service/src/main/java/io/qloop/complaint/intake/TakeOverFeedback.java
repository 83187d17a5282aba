package io.qloop.complaint.intake;

import io.qloop.complaint.complaint.Complaints;
import io.qloop.complaint.complaint.OpenComplaint;
import io.qloop.complaint.wording.Wording;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.procedure.proceeding.Judgement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** An escalated feedback becomes a complaint, once; quality looks for the cause. */
@ApplicationScoped
class TakeOverFeedback {

    private final Complaints complaints;
    private final OpenComplaint openComplaint;
    private final Wording wording;

    TakeOverFeedback(Complaints complaints, OpenComplaint openComplaint, Wording wording) {
        this.complaints = complaints;
        this.openComplaint = openComplaint;
        this.wording = wording;
    }

    @Transactional
    void handle(FeedbackEscalated feedback) {
        if (complaints.existsBecauseOf(feedback.origin())) {
            return;
        }
        openComplaint.handle(new OpenComplaint.Command(
                feedback.toGrievance(),
                Judgement.NONE,
                CompanyFunction.QUALITY,
                wording.bilingual("action.find-cause") + ": " + feedback.subject(),
                null));
    }
}

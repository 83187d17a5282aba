package io.qloop.feedback.inquiry;

import io.qloop.platform.problem.Refusal;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

/** All inquiries. */
@ApplicationScoped
class Inquiries implements PanacheRepositoryBase<Inquiry, UUID> {

    /** Those of a feedback, the oldest first. */
    List<Inquiry> of(UUID feedbackId) {
        return list("feedbackId = ?1 order by id", feedbackId);
    }

    /** Those of these feedbacks that wait for an answer, at most one of each. */
    List<Inquiry> open(Collection<UUID> feedbackIds) {
        return list("feedbackId in ?1 and status = ?2 order by id", feedbackIds, InquiryStatus.OPEN);
    }

    Inquiry get(UUID feedbackId, UUID id) {
        return findByIdOptional(id)
                .filter(it -> it.feedbackId().equals(feedbackId))
                .orElseThrow(() -> Refusal.notFound("inquiry-not-found"));
    }
}

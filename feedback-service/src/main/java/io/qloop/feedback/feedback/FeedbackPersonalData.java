package io.qloop.feedback.feedback;

import io.qloop.platform.erasure.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Where a feedback may name a customer's people. */
@ApplicationScoped
class FeedbackPersonalData implements PersonalData {

    @Override
    public List<Table> tables() {
        return List.of(Table.ofWords(
                "feedback",
                OF_THE_CUSTOMER,
                "subject",
                "content",
                "registered_by",
                "escalated_by",
                "escalation_reason",
                "remark",
                "history",
                "successor_outcome",
                "old_evaluation"));
    }
}

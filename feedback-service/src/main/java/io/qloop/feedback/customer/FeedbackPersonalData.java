package io.qloop.feedback.customer;

import io.qloop.platform.erasure.PersonalData;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Where feedbacks may name a customer's people. */
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
                "remark"));
    }

    @Override
    public Map<String, String> without() {
        return Map.of(
                "customer",
                "Names companies, not people",
                "product",
                "Names goods",
                "month_summary",
                "Numbers only",
                "feedback_words",
                "Words go with the text that they are taken from, by a trigger");
    }
}

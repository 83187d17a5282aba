package io.qloop.feedback.feedback;

import io.qloop.feedback.customer.Customers;
import io.qloop.platform.i18n.Text;
import io.qloop.platform.i18n.Texts;
import io.qloop.platform.procedure.form.CaseForm;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** What a feedback itself gives to its printed form (FB-008). */
@ApplicationScoped
class PrintedFeedback implements CaseForm {

    private final Feedbacks feedbacks;
    private final Customers customers;
    private final Texts texts;

    PrintedFeedback(Feedbacks feedbacks, Customers customers, Texts texts) {
        this.feedbacks = feedbacks;
        this.customers = customers;
        this.texts = texts;
    }

    @Override
    public Set<String> subjects() {
        return Set.of(RegisterFeedback.SUBJECT);
    }

    @Override
    public Optional<Text> title() {
        return Optional.of(texts.both("record-type.feedback-form"));
    }

    @Override
    public Map<String, Object> held(UUID caseId) {
        var feedback = feedbacks.get(caseId);
        return Map.of(
                "customerName",
                customers
                        .nameOf(feedback.customerId())
                        .<Object>map(name -> name)
                        .orElse(feedback.customerId()),
                "feedbackDate",
                feedback.receivedAt(),
                "handler",
                feedback.registeredBy(),
                "subject",
                feedback.subject(),
                "content",
                feedback.content());
    }
}

package io.qloop.feedback.feedback;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.qloop.platform.company.CompanyFunction;
import java.time.Instant;
import java.util.UUID;

/** One feedback as readers see it; what it does not have is left out. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record FeedbackView(
        UUID id,
        String number,
        String customerId,
        Channel channel,
        @JsonProperty("class") String feedbackClass,
        String subject,
        String content,
        String productId,
        String lot,
        CompanyFunction responsibleFunction,
        FeedbackStatus status,
        Instant receivedAt,
        Instant registeredAt,
        String registeredBy,
        String procedure,
        Instant dueAt,
        Instant closedAt,
        String remark,
        FeedbackOrigin origin,
        EscalationView escalation) {

    /** How the feedback became a matter for a formal complaint. */
    public record EscalationView(String reason, String escalatedBy, Instant escalatedAt) {}

    /** As a customer sees it. */
    FeedbackView withoutRemark() {
        return new FeedbackView(
                id,
                number,
                customerId,
                channel,
                feedbackClass,
                subject,
                content,
                productId,
                lot,
                responsibleFunction,
                status,
                receivedAt,
                registeredAt,
                registeredBy,
                procedure,
                dueAt,
                closedAt,
                null,
                origin,
                escalation);
    }

    static FeedbackView of(Feedback feedback) {
        return new FeedbackView(
                feedback.id(),
                feedback.number(),
                feedback.customerId(),
                feedback.channel(),
                feedback.feedbackClass().orElse(null),
                feedback.subject(),
                feedback.content(),
                feedback.productId().orElse(null),
                feedback.lot().orElse(null),
                feedback.responsibleFunction(),
                feedback.status(),
                feedback.receivedAt(),
                feedback.registeredAt(),
                feedback.registeredBy(),
                feedback.procedure(),
                feedback.dueAt().orElse(null),
                feedback.closedAt().orElse(null),
                feedback.remark().orElse(null),
                feedback.origin().orElse(null),
                feedback.escalation()
                        .map(it -> new EscalationView(it.reason(), it.escalatedBy(), it.escalatedAt()))
                        .orElse(null));
    }
}

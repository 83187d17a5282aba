package io.qloop.feedback.feedback;

import io.qloop.platform.company.CompanyFunction;
import java.time.Instant;

/**
 * A feedback of an older register, where it is over.
 *
 * @param feedbackClass null where it had none
 * @param handler       who handled it there, by name or login
 * @param status        how it ended: closed or withdrawn
 */
public record OldFeedback(
        OldCase old,
        Statement statement,
        String feedbackClass,
        CompanyFunction responsibleFunction,
        String handler,
        FeedbackStatus status,
        Instant endedAt) {

    public OldFeedback {
        if (status != FeedbackStatus.CLOSED && status != FeedbackStatus.WITHDRAWN) {
            throw new IllegalArgumentException("A feedback that is " + status + " is not over");
        }
    }

    static OldFeedback of(Feedback feedback) {
        return new OldFeedback(
                feedback.old().orElseThrow(),
                new Statement(
                        feedback.customerId(),
                        feedback.channel(),
                        feedback.subject(),
                        feedback.content(),
                        feedback.receivedAt(),
                        feedback.productId(),
                        feedback.lot()),
                feedback.feedbackClass().orElse(null),
                feedback.responsibleFunction(),
                feedback.registeredBy(),
                feedback.status(),
                feedback.endedAt().orElseThrow());
    }

    public String number() {
        return OldCase.number(old.origin(), old.number());
    }

    /** Of the goods that it is about; null where none is named. */
    public String productId() {
        return statement.goods().isEmpty() ? null : statement.goods().getFirst().productId();
    }

    /** Likewise. */
    public String lot() {
        return statement.goods().isEmpty() ? null : statement.goods().getFirst().lot();
    }
}

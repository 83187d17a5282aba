package io.qloop.notification.message;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/**
 * What a message is about.
 *
 * @param number of the action, feedback or survey
 * @param caseNumber of the case that the mail names in its subject
 * @param about what is to be done or was said; null where the mail says it by itself
 * @param productId the product, or null
 * @param lot the production lot, or null
 * @param feedbackClass the class of a feedback, or null
 * @param dueAt until when to act
 * @param path where to act, below the product's public address
 */
@Embeddable
public record Matter(
        @Column(name = "number") String number,
        @Column(name = "case_number") String caseNumber,
        @Column(name = "about") String about,
        @Column(name = "product_id") String productId,
        @Column(name = "lot") String lot,
        @Column(name = "feedback_class") String feedbackClass,
        @Column(name = "due_at") Instant dueAt,
        @Column(name = "path") String path) {

    /** Without a customer's words and without the path, which may hold the key of a survey. */
    @Override
    public String toString() {
        return "Matter[" + number + "]";
    }
}

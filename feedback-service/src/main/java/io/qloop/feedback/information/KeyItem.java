package io.qloop.feedback.information;

import io.qloop.platform.company.CompanyFunction;
import java.util.SortedSet;
import java.util.UUID;

/**
 * Something in a record that is raised as a feedback of its own. Class, severity, kind and facts are codes of the procedure
 * that is in force for feedbacks of the customer; what is left open is null.
 *
 * @param customerId     of the customer that said it, where that is not the record's
 * @param feedbackId     of the feedback that was raised of it; null as long as none was
 * @param feedbackNumber of the same
 */
record KeyItem(
        UUID id,
        String customerId,
        String subject,
        String content,
        String productId,
        String lot,
        String feedbackClass,
        String severity,
        String kind,
        SortedSet<String> facts,
        CompanyFunction responsibleFunction,
        UUID feedbackId,
        String feedbackNumber) {

    boolean isRaised() {
        return feedbackId != null;
    }

    KeyItem raisedAs(UUID feedback, String number) {
        return new KeyItem(
                id,
                customerId,
                subject,
                content,
                productId,
                lot,
                feedbackClass,
                severity,
                kind,
                facts,
                responsibleFunction,
                feedback,
                number);
    }
}

package io.qloop.feedback.information;

import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.procedure.proceeding.Judgement;
import java.util.Optional;
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

    /**
     * The customer that its feedback is of.
     *
     * @param ofRecord the record's customer
     * @param at       where the item stands in the request, in front of its fields
     */
    String customer(Optional<String> ofRecord, String at) {
        return Optional.ofNullable(customerId)
                .or(() -> ofRecord)
                .orElseThrow(() -> Refusal.unprocessable("information-item-without-customer", at + "customerId"));
    }

    Judgement judgement() {
        return Judgement.of(feedbackClass, severity, kind, facts);
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

package io.qloop.feedback.feedback;

import io.qloop.feedback.delivery.LotsDelivered;
import io.qloop.feedback.feedback.ChangeFeedback.Wanted;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.util.stream.Collectors;

/** Lots that were not known when a customer named them: the ERP tells of them later, or one of us makes sure of them. */
@ApplicationScoped
class KnowLots {
    private final ChangeFeedback change;
    private final Feedbacks feedbacks;

    KnowLots(ChangeFeedback change, Feedbacks feedbacks) {
        this.change = change;
        this.feedbacks = feedbacks;
    }

    /** Part of the transaction in which the delivery becomes known. */
    void onDelivered(@Observes LotsDelivered delivered) {
        feedbacks
                .withUnknownLots(
                        delivered.customerId(),
                        delivered.lots().stream().map(LotsDelivered.Lot::number).collect(Collectors.toSet()))
                .forEach(feedback -> feedback.delivered(line -> delivered.brought(line.productId(), line.lot())));
    }

    @Transactional
    Feedback confirm(Wanted wanted, int line) {
        return change.quietly(wanted, (feedback, deed) -> feedback.confirmLot(line, deed));
    }
}

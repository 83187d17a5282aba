package io.qloop.feedback.feedback;

import io.qloop.feedback.wording.Said;
import io.qloop.feedback.wording.WordIndex;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.PrePersist;
import java.util.List;

/** Makes a feedback findable in the transaction that records it, whoever records it. */
@ApplicationScoped
class FeedbackWording {

    // Looked up late: the index needs the data source, which is not there yet when Hibernate starts.
    private final Instance<WordIndex> index;

    FeedbackWording(Instance<WordIndex> index) {
        this.index = index;
    }

    @PrePersist
    void recorded(Feedback feedback) {
        index.get()
                .add(
                        feedback.id(),
                        new Said(
                                feedback.number(),
                                feedback.customerId(),
                                feedback.subject(),
                                feedback.content(),
                                feedback.productId().map(List::of).orElse(List.of()),
                                feedback.lot().map(List::of).orElse(List.of())));
    }
}

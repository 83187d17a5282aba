package io.qloop.feedback.feedback;

import io.qloop.feedback.wording.Said;
import io.qloop.feedback.wording.WordIndex;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.PrePersist;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

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
                                named(feedback, FeedbackLine::productId),
                                named(feedback, FeedbackLine::lot)));
    }

    private static List<String> named(Feedback feedback, Function<FeedbackLine, String> what) {
        return feedback.lines().stream().map(what).filter(Objects::nonNull).toList();
    }
}

package io.qloop.feedback.feedback;

import io.qloop.platform.company.CompanyFunction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** What other packages of the service ask of feedbacks. */
@ApplicationScoped
public class KnownFeedbacks {

    private final Feedbacks feedbacks;

    KnownFeedbacks(Feedbacks feedbacks) {
        this.feedbacks = feedbacks;
    }

    /** What a feedback is known by, whose it is, what it is about, and who answers it. */
    public record Known(
            UUID id, String number, String customerId, String subject, CompanyFunction responsibleFunction) {

        private static Known of(Feedback feedback) {
            return new Known(
                    feedback.id(),
                    feedback.number(),
                    feedback.customerId(),
                    feedback.subject(),
                    feedback.responsibleFunction());
        }
    }

    /** @throws io.qloop.platform.problem.Refusal {@code feedback-not-found} */
    public Known get(UUID id) {
        return Known.of(feedbacks.get(id));
    }

    /** The feedback that goes on for this one where it was merged; otherwise itself. */
    public Known goingOn(UUID id) {
        var feedback = feedbacks.get(id);
        return feedback.mergedInto().map(into -> goingOn(into.id())).orElseGet(() -> Known.of(feedback));
    }

    /** Itself and those that were merged into it: what is said in it is said in all of them. */
    public List<UUID> withMerged(UUID id) {
        return Stream.concat(
                        Stream.of(id), feedbacks.get(id).mergedFrom().stream().map(Feedback.Reference::id))
                .toList();
    }

    public Optional<Known> find(UUID id) {
        return feedbacks.findByIdOptional(id).map(Known::of);
    }

    /** Those of these numbers that are there. */
    public List<Known> numbered(Collection<String> numbers) {
        return numbers.isEmpty()
                ? List.of()
                : feedbacks.list("number in ?1", numbers).stream()
                        .map(Known::of)
                        .toList();
    }
}

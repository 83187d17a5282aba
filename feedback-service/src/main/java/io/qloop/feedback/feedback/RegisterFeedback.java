package io.qloop.feedback.feedback;

import io.qloop.feedback.customer.KnownCustomers;
import io.qloop.feedback.product.Products;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.number.Numbers;
import io.qloop.platform.outbox.Outbox;
import io.qloop.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;

/** Records what a customer said, gives it a number and a deadline, and announces it to the function that must answer. */
@ApplicationScoped
public class RegisterFeedback {
    private static final CompanyFunction DEFAULT_FUNCTION = CompanyFunction.QUALITY;

    private final Feedbacks feedbacks;
    private final KnownCustomers customers;
    private final Products products;
    private final FormDeadline deadline;
    private final FormSettings settings;
    private final Numbers numbers;
    private final Outbox outbox;
    private final Clock clock;

    RegisterFeedback(
            Feedbacks feedbacks,
            KnownCustomers customers,
            Products products,
            FormDeadline deadline,
            FormSettings settings,
            Numbers numbers,
            Outbox outbox,
            Clock clock) {
        this.feedbacks = feedbacks;
        this.customers = customers;
        this.products = products;
        this.deadline = deadline;
        this.settings = settings;
        this.numbers = numbers;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** What to record, who recorded it, and, where it came out of another case, which one. */
    public record Command(
            Feedback.Statement statement,
            Optional<CompanyFunction> responsibleFunction,
            Optional<FeedbackOrigin> origin,
            String registeredBy) {}

    /** Has a feedback come out of this case already? */
    public boolean wasRegisteredFor(FeedbackOrigin origin) {
        return feedbacks.cameFrom(origin);
    }

    @Transactional
    public Feedback handle(Command command) {
        var statement = command.statement();
        var now = clock.instant();
        // What another case of ours led to is no input that could be mistyped.
        if (command.origin().isEmpty() && statement.receivedAt().isAfter(now.plus(settings.receivedAtTolerance()))) {
            throw Refusal.unprocessable("received-in-future", "receivedAt");
        }
        if (!customers.knows(statement.customerId())) {
            throw Refusal.unprocessable("unknown-customer", "customerId", statement.customerId());
        }
        statement.productId().filter(it -> !products.knows(it)).ifPresent(it -> {
            throw Refusal.unprocessable("unknown-product", "productId", it);
        });

        var id = Ids.next();
        var feedback = new Feedback(
                id,
                numbers.next("FB", id),
                statement,
                command.responsibleFunction().orElse(DEFAULT_FUNCTION),
                command.origin(),
                deadline.dueAt(statement.feedbackClass(), statement.receivedAt()),
                command.registeredBy(),
                now);
        feedbacks.persist(feedback);
        outbox.append(feedback.registered().announced());
        return feedback;
    }
}

package io.qloop.feedback.feedback;

import io.qloop.feedback.customer.KnownCustomers;
import io.qloop.feedback.delivery.Deliveries;
import io.qloop.feedback.delivery.LotsDelivered.Lot;
import io.qloop.feedback.product.KnownProducts;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.number.NumberParts;
import io.qloop.platform.number.Numbers;
import io.qloop.platform.outbox.Outbox;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.procedure.Procedure;
import io.qloop.platform.procedure.ProcedureVersion;
import io.qloop.platform.procedure.proceeding.Judgement;
import io.qloop.platform.procedure.proceeding.Opening;
import io.qloop.platform.procedure.proceeding.Proceedings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Records what a customer said, gives it a number and the procedure that is in force, whose clocks start, and announces it
 * to the function that must answer.
 */
@ApplicationScoped
public class RegisterFeedback {
    /** What procedures that rule feedbacks name as their subject. */
    public static final String SUBJECT = "feedback";

    private static final CompanyFunction DEFAULT_FUNCTION = CompanyFunction.QUALITY;

    /** The fields of a procedure's form that a feedback holds itself. */
    private static final Set<String> HELD =
            Set.of("number", "customerName", "feedbackDate", "handler", "subject", "content");

    /** What a feedback gives to the form itself, when it can. */
    private static final Set<String> AWAITED = Set.of(
            Successor.Kind.COMPLAINT.field(),
            Successor.Kind.RETURN.field(),
            Concerned.COUNTERMEASURE,
            Concerned.COMPLETED);

    /** The customer wrote a letter or an e-mail, which belongs to the form (FB-014). */
    private static final String IN_WRITING = "in-writing";

    private final Feedbacks feedbacks;
    private final KnownCustomers customers;
    private final KnownProducts products;
    private final Deliveries deliveries;
    private final Proceedings proceedings;
    private final IntakeSettings settings;
    private final Numbers numbers;
    private final Outbox outbox;
    private final Clock clock;

    RegisterFeedback(
            Feedbacks feedbacks,
            KnownCustomers customers,
            KnownProducts products,
            Deliveries deliveries,
            Proceedings proceedings,
            IntakeSettings settings,
            Numbers numbers,
            Outbox outbox,
            Clock clock) {
        this.feedbacks = feedbacks;
        this.customers = customers;
        this.products = products;
        this.deliveries = deliveries;
        this.proceedings = proceedings;
        this.settings = settings;
        this.numbers = numbers;
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * What to record, who recorded it, and, where it came out of another case, which one.
     *
     * @param form what is written into the procedure's form from the beginning, by the codes of its fields
     */
    public record Command(
            Statement statement,
            Judgement judgement,
            Map<String, String> form,
            Optional<CompanyFunction> responsibleFunction,
            Optional<FeedbackOrigin> origin,
            String registeredBy) {

        /** Nobody has written anything into the form. */
        public Command(
                Statement statement,
                Judgement judgement,
                Optional<CompanyFunction> responsibleFunction,
                Optional<FeedbackOrigin> origin,
                String registeredBy) {
            this(statement, judgement, Map.of(), responsibleFunction, origin, registeredBy);
        }
    }

    /** Has a feedback come out of this case already? */
    public boolean wasRegisteredFor(FeedbackOrigin origin) {
        return feedbacks.cameFrom(origin);
    }

    @Transactional
    public Feedback handle(Command command) {
        var statement = command.statement();
        var now = clock.instant();
        // What another case of ours led to is no input that could be mistyped.
        if (command.origin().isEmpty()) {
            requirePossible(statement.receivedAt(), now);
        }
        requireKnownCustomer("", statement.customerId());
        requireKnownProducts(statement.goods());
        var delivered = deliveries.brought(
                statement.customerId(),
                statement.goods().stream()
                        .filter(FeedbackLine.Named::hasLot)
                        .map(RegisterFeedback::lot)
                        .collect(Collectors.toSet()));

        var procedure = inForce(statement.customerId());
        var id = Ids.next();
        var function = command.responsibleFunction()
                .or(() -> procedure.procedure().functionsFor(command.judgement().kind()).stream()
                        .findFirst())
                .orElse(DEFAULT_FUNCTION);
        var number = numbers.next(
                "FB",
                NumberParts.ofDepartment(function.code())
                        .withClass(command.judgement().caseClass()),
                id);
        var opened = proceedings.open(procedure, opening(command, procedure.procedure(), id, number, function));
        var feedback = new Feedback(
                id,
                number,
                statement,
                named -> delivered.contains(lot(named)),
                function,
                command.origin(),
                FeedbackProceeding.course(opened.proceeding(), opened.dueAt()),
                command.registeredBy(),
                now);
        feedbacks.persist(feedback);
        outbox.append(feedback.registered(command.judgement().kind()).announced());
        return feedback;
    }

    /**
     * Makes sure that a feedback like this could be registered as things are now.
     *
     * @param at where it stands in the request, in front of its fields; empty at the top
     * @throws Refusal naming the field that is in the way
     */
    @Transactional
    public void requireRegistrable(String at, String customerId, Optional<String> productId, Judgement judgement) {
        requireKnownCustomer(at, customerId);
        productId.filter(product -> !products.knows(product)).ifPresent(product -> {
            throw unknownProduct(at, product);
        });
        judgement.requireKnownTo(inForce(customerId).procedure(), at);
    }

    private void requireKnownCustomer(String at, String customerId) {
        if (!customers.knows(customerId)) {
            throw Refusal.unprocessable("unknown-customer", at + "customerId", customerId);
        }
    }

    private void requirePossible(Instant receivedAt, Instant now) {
        if (receivedAt.isAfter(now.plus(settings.receivedAtTolerance()))) {
            throw Refusal.unprocessable("received-in-future", "receivedAt");
        }
        var earliest = now.minus(settings.receivedAtMostBack());
        if (receivedAt.isBefore(earliest)) {
            throw Refusal.unprocessable("received-long-ago", "receivedAt", earliest);
        }
    }

    private void requireKnownProducts(List<FeedbackLine.Named> goods) {
        var named = goods.stream().filter(it -> it.productId() != null).toList();
        var known =
                products.among(named.stream().map(FeedbackLine.Named::productId).collect(Collectors.toSet()));
        named.stream().filter(it -> !known.contains(it.productId())).findFirst().ifPresent(it -> {
            throw unknownProduct(it.at(), it.productId());
        });
    }

    private static Lot lot(FeedbackLine.Named named) {
        return new Lot(named.productId(), named.lot());
    }

    private static Refusal unknownProduct(String at, String productId) {
        return Refusal.unprocessable("unknown-product", at + "productId", productId);
    }

    private ProcedureVersion inForce(String customerId) {
        return proceedings.inForce(SUBJECT, customerId, null, null);
    }

    private static Opening opening(
            Command command, Procedure procedure, UUID id, String number, CompanyFunction function) {
        var statement = command.statement();
        var judgement = command.judgement();
        var written = statement.channel().isInWriting()
                && procedure.facts().stream().anyMatch(fact -> fact.code().equals(IN_WRITING));
        return new Opening(
                id,
                number,
                SUBJECT,
                statement.customerId(),
                null,
                function,
                written ? judgement.with(IN_WRITING) : judgement,
                HELD,
                AWAITED,
                command.form(),
                statement.receivedAt());
    }
}

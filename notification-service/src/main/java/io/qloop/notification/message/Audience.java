package io.qloop.notification.message;

import java.util.Optional;
import java.util.UUID;

/** For whom a message is meant, whoever that is by name and address. */
public sealed interface Audience {

    /**
     * Whoever heads this function, such as {@code after-sales}.
     *
     * @param site that the matter is about; null for the whole company
     */
    record FunctionHead(String function, String site) implements Audience {}

    /**
     * Whoever heads this department, or holds this post, of a procedure.
     *
     * @param function behind it; null where the document leaves open which one it is
     * @param site     that the matter is about; null for the whole company
     */
    record Department(String code, String function, String site) implements Audience {}

    /**
     * The leader of this function who is in charge of the matter: whoever holds the post of this code; where there is none
     * its deputy head, else its head.
     *
     * @param site that the matter is about; null for the whole company
     */
    record LeaderInCharge(String code, String function, String site) implements Audience {}

    /**
     * This person of ours, whatever posts it holds.
     *
     * @param site whose working days and quiet hours hold; null for the company's
     */
    record Colleague(UUID person, String site) implements Audience {}

    /** Whoever is the contact of this customer. */
    record Customer(String customerId) implements Audience {}

    /** Whose days and time hold; empty for the whole company, and for customers. */
    default Optional<String> place() {
        return Optional.ofNullable(
                switch (this) {
                    case FunctionHead head -> head.site();
                    case Department department -> department.site();
                    case LeaderInCharge leader -> leader.site();
                    case Colleague colleague -> colleague.site();
                    case Customer _ -> null;
                });
    }

    /** As a message keeps it; what it is not is null. */
    static Audience of(
            String function, String department, boolean inCharge, String site, String customerId, UUID person) {
        if (person != null) {
            return new Colleague(person, site);
        }
        if (inCharge) {
            return new LeaderInCharge(department, function, site);
        }
        if (department != null) {
            return new Department(department, function, site);
        }
        return function != null ? new FunctionHead(function, site) : new Customer(customerId);
    }
}

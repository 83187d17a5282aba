package io.qloop.notification.message;

/** For whom a message is meant, whoever that is by name and address. */
public sealed interface Audience {

    /** Whoever heads this function, such as {@code after-sales}. */
    record FunctionHead(String function) implements Audience {}

    /** The leader of this function who is in charge of the matter: its deputy head; where there is none, its head. */
    record LeaderInCharge(String function) implements Audience {}

    /** Whoever is the contact of this customer. */
    record Customer(String customerId) implements Audience {}
}

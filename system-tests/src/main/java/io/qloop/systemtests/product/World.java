package io.qloop.systemtests.product;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A running product with the demo company in it, and everything that somebody outside needs to work with it. */
public final class World implements AutoCloseable {

    private final Product product;
    private final Rest rest;
    private final Bus bus;
    private final EventLog events;
    private final Map<String, Mailbox> mailboxes = new ConcurrentHashMap<>();

    private World(Product product) {
        this.product = product;
        this.rest = new Rest(product.addresses());
        this.bus = new Bus(product.addresses());
        this.events = new EventLog(product.addresses());
    }

    public static World start(Path home) {
        var product = Product.start(home);
        try {
            return new World(product);
        } catch (RuntimeException | Error e) {
            product.close();
            throw e;
        }
    }

    /** The world around a product that runs already. */
    public static World around(Product product) {
        return new World(product);
    }

    public Product product() {
        return product;
    }

    public Rest rest() {
        return rest;
    }

    public Rest.Session as(String user) {
        return rest.as(user);
    }

    public Bus bus() {
        return bus;
    }

    public EventLog events() {
        return events;
    }

    public Work work() {
        return new Work(this);
    }

    /** The mailbox of a user of the demo company. */
    public Mailbox mailboxOf(String user) {
        return mailbox(user + "@qloop.local");
    }

    public Mailbox mailbox(String address) {
        return mailboxes.computeIfAbsent(address, owner -> new Mailbox(product.addresses(), owner));
    }

    /** The mailbox of whoever heads the function by the directory. */
    public Mailbox mailboxOfHead(String function) {
        var entry = as("admin").get("/functions/" + function).expect(200);
        return mailbox(entry.body().path("head").path("mail").asText());
    }

    @Override
    public void close() {
        mailboxes.values().forEach(Mailbox::close);
        events.close();
        bus.close();
        rest.close();
        product.close();
    }
}

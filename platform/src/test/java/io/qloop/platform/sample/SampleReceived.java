package io.qloop.platform.sample;

import io.qloop.platform.event.DomainEvent;
import io.qloop.platform.event.Event;
import io.qloop.platform.event.EventHandler;
import io.qloop.platform.outbox.Outbox;
import io.qloop.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** Makes a {@link Sample} of every return; refuses, fails and waits as it is told. */
@ApplicationScoped
public class SampleReceived implements EventHandler<SampleReceived.Data> {

    private final Set<String> refused = ConcurrentHashMap.newKeySet();

    private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();

    private final EntityManager em;
    private final Outbox outbox;

    SampleReceived(EntityManager em, Outbox outbox) {
        this.em = em;
        this.outbox = outbox;
    }

    /** This reference is refused until {@link #accept}. */
    public void refuse(String reference) {
        refused.add(reference);
    }

    public void accept(String reference) {
        refused.remove(reference);
    }

    /** Handling this reference waits until {@link #letGo}. */
    public void hold(String reference) {
        held.put(reference, new CountDownLatch(1));
    }

    public void letGo(String reference) {
        held.remove(reference).countDown();
    }

    private void waitWhileHeld(String reference) {
        var latch = held.get(reference);
        try {
            if (latch != null) {
                latch.await();
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while held", e);
        }
    }

    record Data(String returnReference) {}

    @Override
    public String type() {
        return "logistics.return-received.v1";
    }

    @Override
    public Class<Data> dataType() {
        return Data.class;
    }

    @Override
    public void handle(Event<Data> event) {
        var reference = event.data().returnReference();
        if (refused.contains(reference)) {
            throw Refusal.unprocessable("unknown-customer", "customerId", "C-9999");
        }
        if (reference.startsWith("BUG")) {
            throw new IllegalStateException("a fault in the code");
        }
        waitWhileHeld(reference);
        var sample = new Sample(reference);
        em.persist(sample);
        outbox.append(announcement(sample.id().toString(), reference, event.time()));
    }

    /** A declared event with made-up but valid data. */
    public static DomainEvent announcement(String subject, String reference, java.time.Instant at) {
        return new DomainEvent(
                "qloop.returns.disposition-decided.v1",
                subject,
                at,
                Map.ofEntries(
                        Map.entry("inspectionId", subject),
                        Map.entry("returnId", subject),
                        Map.entry("returnReference", reference),
                        Map.entry("customerId", "C-1007"),
                        Map.entry("productId", "P-200"),
                        Map.entry("lot", "L20261101-03"),
                        Map.entry("unit", "kg"),
                        Map.entry("dispositions", java.util.List.of(Map.of("kind", "rework", "quantity", 100))),
                        Map.entry("decidedAt", at.toString())));
    }
}

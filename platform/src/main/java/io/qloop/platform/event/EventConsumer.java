package io.qloop.platform.event;

import io.micrometer.core.instrument.MeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.qloop.platform.deadletter.DeadLetters;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.inbox.Inbox;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.transaction.PassingFault;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.jboss.logging.Logger;

/**
 * The one door through which events come in. Records are taken in batches, each batch in one transaction with the ids
 * in the inbox. When a batch fails it is halved until the one record is found that cannot be handled; that one becomes a
 * dead letter, the others have their effect in their order. While the database is away nothing is taken and nothing
 * is lost: the same batch is tried again until it goes through. The offset moves on only after that.
 */
@ApplicationScoped
public class EventConsumer {

    private static final Logger LOG = Logger.getLogger(EventConsumer.class);
    private static final int TRIES_OF_UNEXPECTED_FAULTS = 3;
    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
    private static final int TRANSACTION_SECONDS = 120;

    private final EventReader reader;
    private final Inbox inbox;
    private final DeadLetters deadLetters;
    private final MeterRegistry meters;
    private final OpenTelemetry telemetry;
    private final Tracer tracer;
    private final CountDownLatch stopping = new CountDownLatch(1);

    EventConsumer(
            EventReader reader,
            Inbox inbox,
            DeadLetters deadLetters,
            MeterRegistry meters,
            OpenTelemetry telemetry,
            Tracer tracer) {
        this.reader = reader;
        this.inbox = inbox;
        this.deadLetters = deadLetters;
        this.meters = meters;
        this.telemetry = telemetry;
        this.tracer = tracer;
    }

    void onStop(@Observes ShutdownEvent stop) {
        stopping.countDown();
    }

    @Incoming("events")
    @RunOnVirtualThread
    public void consume(ConsumerRecords<String, byte[]> records) {
        var all = new ArrayList<ReceivedRecord>(records.count());
        records.forEach(r -> all.add(ReceivedRecord.of(r)));
        // Order between topics and partitions means nothing; within a partition the list keeps it.
        process(all);
    }

    /**
     * Handles one record that was put aside before, in a transaction of its own.
     *
     * @throws Refusal with the reason when it still cannot be handled
     */
    public void redrive(ReceivedRecord raw) {
        var item = read(raw);
        if (item.unreadable != null) {
            throw Refusal.conflict("dead-letter-still-fails", item.unreadable.reason(), item.unreadable.getMessage());
        }
        inTransaction(List.of(item));
    }

    private void process(List<ReceivedRecord> records) {
        var items = records.stream().map(this::read).toList();
        process(items, SHORTEST_PAUSE);
    }

    private void process(List<Item> items, Duration pause) {
        for (var tries = 1; ; tries++) {
            try {
                inTransaction(items);
                return;
            } catch (RuntimeException fault) {
                if (PassingFault.is(fault)) {
                    if (tries == 1) {
                        LOG.warnf("Consumption waits for a fault to pass: %s", describe(fault));
                    }
                    pause = waitOut(pause, fault);
                } else if (items.size() > 1) {
                    var half = items.size() / 2;
                    process(items.subList(0, half), SHORTEST_PAUSE);
                    process(items.subList(half, items.size()), SHORTEST_PAUSE);
                    return;
                } else if (fault instanceof Refusal || tries >= TRIES_OF_UNEXPECTED_FAULTS) {
                    putAside(items.getFirst(), fault);
                    return;
                }
            }
        }
    }

    private void putAside(Item item, RuntimeException fault) {
        var refused = fault instanceof Refusal;
        if (!refused) {
            LOG.errorf(fault, "Event %s of type %s failed and becomes a dead letter", item.id(), item.type());
        }
        item.unreadable = new Unreadable(
                refused ? ((Refusal) fault).code() : "unexpected-fault",
                refused ? refusalDetail((Refusal) fault) : describe(fault));
        process(List.of(item), SHORTEST_PAUSE);
    }

    private static String refusalDetail(Refusal refusal) {
        return refusal.field().map(f -> f + ": ").orElse("")
                + refusal.args().stream()
                        .map(String::valueOf)
                        .reduce((a, b) -> a + ", " + b)
                        .orElse(refusal.code());
    }

    private static String describe(Throwable fault) {
        var root = fault;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getClass().getSimpleName() + ": " + root.getMessage();
    }

    /** Waits, at most {@link #LONGEST_PAUSE}; gives the batch back to Kafka when the service ends meanwhile. */
    private Duration waitOut(Duration pause, RuntimeException fault) {
        try {
            if (stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                throw fault;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw fault;
        }
        var longer = pause.multipliedBy(2);
        return longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
    }

    private Item read(ReceivedRecord raw) {
        try {
            return new Item(raw, reader.read(raw).orElse(null), null);
        } catch (Unreadable e) {
            return new Item(raw, null, e);
        }
    }

    private void inTransaction(List<Item> items) {
        var request = Arc.container().requestContext();
        var activate = !request.isActive();
        if (activate) {
            request.activate();
        }
        try {
            QuarkusTransaction.requiringNew().timeout(TRANSACTION_SECONDS).run(() -> handle(items));
        } finally {
            if (activate) {
                request.terminate();
            }
        }
        count(items);
    }

    private void handle(List<Item> items) {
        var firstSights = inbox.firstSights(items.stream()
                .filter(i -> i.readable != null && i.unreadable == null)
                .map(i -> Inbox.Key.of(i.readable.event()))
                .toList());
        EventReader.Readable.prepare(items.stream()
                .filter(i -> i.readable != null && i.unreadable == null)
                .<EventReader.Readable<?>>map(i -> i.readable)
                .filter(r -> firstSights.contains(Inbox.Key.of(r.event())))
                .toList());
        for (var item : items) {
            if (item.unreadable != null) {
                deadLetters.add(item.raw, item.unreadable.reason(), item.unreadable.getMessage());
            } else if (item.readable != null && firstSights.remove(Inbox.Key.of(item.readable.event()))) {
                traced(item);
            }
        }
    }

    private void traced(Item item) {
        var event = item.readable.event();
        var parent =
                telemetry.getPropagators().getTextMapPropagator().extract(Context.root(), item.raw.headers(), HEADERS);
        var span = tracer.spanBuilder(event.type() + " process")
                .setSpanKind(SpanKind.CONSUMER)
                .setParent(parent)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.destination.name", item.raw.topic())
                .setAttribute("cloudevents.event_id", event.id())
                .startSpan();
        try (var _ = span.makeCurrent()) {
            CurrentUser.actingFor(event.source(), () -> {
                item.readable.handle();
                return null;
            });
        } catch (RuntimeException fault) {
            span.setStatus(StatusCode.ERROR, fault.getClass().getSimpleName());
            throw fault;
        } finally {
            span.end();
        }
    }

    private void count(List<Item> items) {
        Map<String, Integer> counts = new HashMap<>();
        for (var item : items) {
            counts.merge(
                    item.unreadable != null ? "dead-letter" : item.readable != null ? "handled" : "skipped",
                    1,
                    Integer::sum);
        }
        counts.forEach((outcome, n) ->
                meters.counter("qloop.events.consumed", "outcome", outcome).increment(n));
    }

    private static final TextMapGetter<Map<String, String>> HEADERS = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Map<String, String> carrier) {
            return carrier.keySet();
        }

        @Override
        public String get(Map<String, String> carrier, String key) {
            // As a Kafka header, or as the CloudEvents extension in binary mode.
            var plain = carrier.get(key);
            return plain != null ? plain : carrier.get("ce_" + key);
        }
    };

    /** A record on its way: readable, of no use here (neither), or put aside. */
    private static final class Item {
        private final ReceivedRecord raw;
        private final EventReader.Readable<?> readable;
        private Unreadable unreadable;

        private Item(ReceivedRecord raw, EventReader.Readable<?> readable, Unreadable unreadable) {
            this.raw = raw;
            this.readable = readable;
            this.unreadable = unreadable;
        }

        private String id() {
            return readable == null ? "?" : readable.event().id();
        }

        private String type() {
            return readable == null ? "?" : readable.event().type();
        }
    }
}

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
import io.qloop.platform.transaction.StorageFault;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * Gives records their effect, many in one transaction with their ids in the inbox; what cannot be read becomes a dead
 * letter in the same transaction. Either all of it happens or nothing.
 */
@ApplicationScoped
class EventEffects implements Intake.Effects {

    private static final int TRANSACTION_SECONDS = 120;

    private final EventReader reader;
    private final Inbox inbox;
    private final DeadLetters deadLetters;
    private final MeterRegistry meters;
    private final OpenTelemetry telemetry;
    private final Tracer tracer;
    private final DataSource dataSource;
    private final String limitLockWaits;

    EventEffects(
            EventReader reader,
            Inbox inbox,
            DeadLetters deadLetters,
            MeterRegistry meters,
            OpenTelemetry telemetry,
            Tracer tracer,
            DataSource dataSource,
            EventSettings settings) {
        this.reader = reader;
        this.inbox = inbox;
        this.deadLetters = deadLetters;
        this.meters = meters;
        this.telemetry = telemetry;
        this.tracer = tracer;
        this.dataSource = dataSource;
        // Well before patience ends: a connection that is cut off while it waits would keep what it has locked.
        this.limitLockWaits =
                "set local lock_timeout = " + settings.patience().dividedBy(2).toMillis();
    }

    @Override
    public void have(List<ReceivedRecord> records) {
        var items = records.stream().map(this::read).toList();
        if (items.stream().anyMatch(item -> item.readable != null || item.unreadable != null)) {
            inTransaction(() -> {
                limitLockWaits();
                handle(items);
            });
        }
        count(items);
    }

    @Override
    public void putAside(ReceivedRecord raw, String reason, String detail) {
        inTransaction(() -> deadLetters.add(raw, reason, detail));
        meters.counter("qloop.events.consumed", "outcome", "dead-letter").increment();
    }

    /**
     * Handles one record that was put aside before, in a transaction of its own.
     *
     * @throws Refusal with the reason when it still cannot be handled
     */
    void redrive(ReceivedRecord raw) {
        var item = read(raw);
        if (item.unreadable != null) {
            throw Refusal.conflict("dead-letter-still-fails", item.unreadable.reason(), item.unreadable.getMessage());
        }
        inTransaction(() -> handle(List.of(item)));
        count(List.of(item));
    }

    /**
     * Gives a record its effect once more, in a transaction of its own, where its handler says that this does no harm.
     *
     * @return whether it did; what could never be read is a dead letter already
     */
    boolean repeat(ReceivedRecord raw) {
        var item = read(raw);
        if (item.readable == null || !item.readable.isRepeatable()) {
            return false;
        }
        inTransaction(() -> {
            limitLockWaits();
            CurrentUser.actingFor(item.readable.event().source(), () -> {
                item.readable.repeat();
                return null;
            });
        });
        return true;
    }

    private Item read(ReceivedRecord raw) {
        try {
            return new Item(raw, reader.read(raw).orElse(null), null);
        } catch (Unreadable e) {
            return new Item(raw, null, e);
        }
    }

    private static void inTransaction(Runnable action) {
        var request = Arc.container().requestContext();
        var activate = !request.isActive();
        if (activate) {
            request.activate();
        }
        try {
            QuarkusTransaction.requiringNew().timeout(TRANSACTION_SECONDS).run(action);
        } finally {
            if (activate) {
                request.terminate();
            }
        }
    }

    private void limitLockWaits() {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.execute(limitLockWaits);
        } catch (SQLException e) {
            throw new StorageFault(e);
        }
    }

    private void handle(List<Item> items) {
        var readable = items.stream()
                .<EventReader.Readable<?>>map(item -> item.readable)
                .filter(Objects::nonNull)
                .toList();
        var firstSights = inbox.firstSights(
                readable.stream().map(r -> Inbox.Key.of(r.event())).toList());
        EventReader.Readable.prepare(readable.stream()
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

    /** A record on its way: readable, unreadable, or of no use here (neither). */
    private record Item(ReceivedRecord raw, EventReader.Readable<?> readable, Unreadable unreadable) {}
}

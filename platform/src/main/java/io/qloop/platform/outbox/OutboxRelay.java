package io.qloop.platform.outbox;

import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.qloop.platform.transaction.SqlGauge;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.common.annotation.Identifier;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Brings the outbox to Kafka. One instance of a service at a time holds the relay's lock in the database and sends; it
 * is woken by its own commits, at once where the last look was a while ago, and looks twice a second for what others
 * left. A row goes only after Kafka has acknowledged it, and the next event of a case is sent only after the one before
 * it is acknowledged: whoever takes over after a crash may repeat events, never swap or lose them
 * (docs/adr/0001-outbox-relay.md).
 */
@ApplicationScoped
public class OutboxRelay {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class);
    private static final int BATCH = 500;
    private static final long LOCK = 0x514C4F4F50L; // "QLOOP"; the database belongs to one service
    private static final Duration POLL = Duration.ofMillis(500);
    /** While one commit follows the other, so many looks are one: each costs five statements and a commit. */
    private static final Duration GATHER = Duration.ofMillis(20);
    /** The same where a look has found many: what waits for it is late anyway, and readers gain as much as the relay does. */
    private static final Duration GATHER_MANY = Duration.ofMillis(100);

    private static final int MANY = 5;

    private static final Duration LOCK_RETRY = Duration.ofMillis(5);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final DataSource dataSource;
    private final Map<String, Object> kafka;
    private final String service;
    private final Counter sent;
    private final MeterRegistry meters;
    private final Semaphore wakes = new Semaphore(0);
    private volatile boolean running = true;
    private volatile boolean muted;
    private Duration gather = GATHER;
    private Thread thread;
    private KafkaProducer<String, byte[]> producer;

    OutboxRelay(
            DataSource dataSource,
            @Identifier("default-kafka-broker") Map<String, Object> kafka,
            MeterRegistry meters,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        this.dataSource = dataSource;
        this.kafka = kafka;
        this.service = service;
        this.meters = meters;
        this.sent = Counter.builder("qloop.outbox.sent")
                .description("Events that Kafka has acknowledged")
                .register(meters);
    }

    void onStart(@Observes StartupEvent start) {
        SqlGauge.register(
                meters,
                dataSource,
                "qloop.outbox.pending",
                "Events that wait for Kafka",
                "select count(*) from outbox");
        SqlGauge.register(
                meters,
                dataSource,
                "qloop.outbox.oldest.seconds",
                "Age of the oldest event that waits for Kafka",
                "select coalesce(extract(epoch from now() - min(stored_at)), 0) from outbox");
        thread = Thread.ofPlatform().name("outbox-relay").daemon().start(this::run);
    }

    void onStop(@Observes ShutdownEvent stop) throws InterruptedException {
        running = false;
        wake();
        thread.join(TimeUnit.SECONDS.toMillis(5));
    }

    /** There is something new to send. */
    public void wake() {
        if (wakes.availablePermits() == 0) {
            wakes.release();
        }
    }

    private void run() {
        var pause = Duration.ZERO;
        var last = System.nanoTime() - GATHER.toNanos();
        while (running) {
            try {
                if (pause.isZero()) {
                    wakes.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
                    Thread.sleep(Duration.ofNanos(last + gather.toNanos() - System.nanoTime()));
                    wakes.drainPermits();
                } else {
                    Thread.sleep(pause);
                }
                last = System.nanoTime();
                pause = relay() ? Duration.ZERO : LOCK_RETRY;
                muted = false;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                running = false;
            } catch (SQLException | SendFailed | RuntimeException e) {
                if (!running) {
                    break;
                }
                if (!muted) {
                    LOG.warnf("The outbox waits: %s", e.getMessage());
                    muted = true; // said once, not with every try
                }
                var longer = pause.toMillis() < 100 ? 100 : pause.toMillis() * 2;
                pause = Duration.ofMillis(Math.min(longer, LONGEST_PAUSE.toMillis()));
            }
        }
        if (producer != null) {
            producer.close(Duration.ofSeconds(2));
        }
    }

    /** Sends until nothing is left. Answers false when another instance is sending right now. */
    private boolean relay() throws SQLException, SendFailed, InterruptedException {
        try (var connection = dataSource.getConnection()) {
            if (!hasRows(connection)) {
                gather = GATHER;
                return true;
            }
            if (!lock(connection)) {
                return false;
            }
            try {
                List<Row> rows;
                do {
                    rows = next(connection);
                    send(connection, rows);
                    gather = rows.size() < MANY ? GATHER : GATHER_MANY;
                } while (rows.size() == BATCH && running);
                return rows.isEmpty() || rows.size() < BATCH;
            } finally {
                unlock(connection);
            }
        }
    }

    private static boolean hasRows(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("select exists (select from outbox)");
                var row = select.executeQuery()) {
            row.next();
            return row.getBoolean(1);
        }
    }

    private static boolean lock(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("select pg_try_advisory_lock(?)")) {
            select.setLong(1, LOCK);
            try (var row = select.executeQuery()) {
                row.next();
                return row.getBoolean(1);
            }
        }
    }

    private static void unlock(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("select pg_advisory_unlock(?)")) {
            select.setLong(1, LOCK);
            select.execute();
        } catch (SQLException gone) {
            // The lock ends with its session; a connection that cannot unlock must not return to the pool.
            connection.abort(Runnable::run);
            throw gone;
        }
    }

    private record Row(long id, String key, ProducerRecord<String, byte[]> message) {}

    private List<Row> next(Connection connection) throws SQLException {
        try (var select = connection.prepareStatement("""
                select id, event_id, topic, record_key, type, occurred_at, correlation_id, causation_id, traceparent, data
                from outbox order by id limit ?""")) {
            select.setInt(1, BATCH);
            try (var found = select.executeQuery()) {
                var rows = new ArrayList<Row>();
                while (found.next()) {
                    rows.add(row(found));
                }
                return rows;
            }
        }
    }

    private Row row(ResultSet row) throws SQLException {
        var topic = row.getString("topic");
        var key = row.getString("record_key");
        var event = CloudEventBuilder.v1()
                .withId(row.getObject("event_id", UUID.class).toString())
                .withSource(URI.create(Outbox.source(topic, service)))
                .withType(row.getString("type"))
                .withSubject(key)
                .withTime(row.getTimestamp("occurred_at").toInstant().atOffset(ZoneOffset.UTC))
                .withData("application/json", row.getBytes("data"))
                .withExtension("correlationid", row.getString("correlation_id"));
        if (row.getString("causation_id") != null) {
            event.withExtension("causationid", row.getString("causation_id"));
        }
        var traceparent = row.getString("traceparent");
        if (traceparent != null) {
            event.withExtension("traceparent", traceparent);
        }
        var message = KafkaMessageFactory.<String>createWriter(topic, key).writeBinary(event.build());
        if (traceparent != null) {
            message.headers().add("traceparent", traceparent.getBytes(StandardCharsets.US_ASCII));
        }
        return new Row(row.getLong("id"), key, message);
    }

    /** Sends in waves, each with at most one event of a case, and deletes what was acknowledged. */
    private void send(Connection connection, List<Row> rows) throws SQLException, SendFailed, InterruptedException {
        var waiting = new LinkedHashMap<String, List<Row>>();
        rows.forEach(r -> waiting.computeIfAbsent(r.key, k -> new ArrayList<>()).add(r));
        var acknowledged = new ArrayList<Long>(rows.size());
        Set<String> failed = new HashSet<>();
        Throwable why = null;
        for (var wave = 0; ; wave++) {
            var flying = new LinkedHashMap<Row, Future<RecordMetadata>>();
            for (var entry : waiting.entrySet()) {
                if (wave < entry.getValue().size() && !failed.contains(entry.getKey())) {
                    var row = entry.getValue().get(wave);
                    flying.put(row, producer().send(row.message));
                }
            }
            if (flying.isEmpty()) {
                break;
            }
            for (var flight : flying.entrySet()) {
                try {
                    flight.getValue().get();
                    acknowledged.add(flight.getKey().id);
                } catch (ExecutionException e) {
                    failed.add(flight.getKey().key);
                    why = e.getCause();
                }
            }
        }
        delete(connection, acknowledged);
        sent.increment(acknowledged.size());
        if (why != null) {
            throw new SendFailed(why);
        }
    }

    private static void delete(Connection connection, List<Long> ids) throws SQLException {
        if (ids.isEmpty()) {
            return;
        }
        try (var delete = connection.prepareStatement("delete from outbox where id = any(?)")) {
            delete.setArray(1, connection.createArrayOf("bigint", ids.toArray()));
            delete.executeUpdate();
        }
    }

    private KafkaProducer<String, byte[]> producer() {
        if (producer == null) {
            var config = new HashMap<>(kafka);
            config.put(ProducerConfig.ACKS_CONFIG, "all");
            config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
            config.put(ProducerConfig.LINGER_MS_CONFIG, 0);
            config.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 5_000);
            config.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 5_000);
            config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 10_000);
            // One topic per service: 8 MiB of the default 32 are plenty.
            config.put(ProducerConfig.BUFFER_MEMORY_CONFIG, 8 * 1024 * 1024);
            producer = new KafkaProducer<>(config, new StringSerializer(), new ByteArraySerializer());
        }
        return producer;
    }

    /** Kafka did not acknowledge some events in time; they stay in the outbox. */
    private static final class SendFailed extends Exception {
        private static final long serialVersionUID = 1L;

        SendFailed(Throwable cause) {
            super("Kafka did not acknowledge: " + cause.getMessage(), cause);
        }
    }
}

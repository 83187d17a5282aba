package io.qloop.platform.deadletter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.qloop.platform.event.ReceivedRecord;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.transaction.StorageFault;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.sql.DataSource;
import org.jboss.logging.Logger;

/** Records that could not be handled, with their reason, until a person re-drives or discards them. */
@ApplicationScoped
public class DeadLetters {

    private static final Logger LOG = Logger.getLogger(DeadLetters.class);
    private static final TypeReference<Map<String, String>> HEADERS = new TypeReference<>() {};
    private static final String COLUMNS =
            "id, topic, kafka_partition, kafka_offset, kafka_timestamp, record_key, headers, payload, reason, detail, "
                    + "status, redrives, received_at, decided_at, decided_by, discard_reason";

    private final DataSource dataSource;
    private final ObjectMapper json;
    private final Clock clock;
    private final MeterRegistry meters;

    DeadLetters(DataSource dataSource, ObjectMapper json, Clock clock, MeterRegistry meters) {
        this.dataSource = dataSource;
        this.json = json;
        this.clock = clock;
        this.meters = meters;
    }

    void onStart(@Observes StartupEvent start) {
        Gauge.builder("qloop.dead.letters.open", this, DeadLetters::countOpen)
                .description("Dead letters that wait for a decision")
                .register(meters);
    }

    /** Puts a record aside; the same record twice is one dead letter. */
    @Transactional(TxType.MANDATORY)
    public void add(ReceivedRecord raw, String reason, String detail) {
        var id = Ids.next();
        var added = execute("""
                insert into dead_letter (id, topic, kafka_partition, kafka_offset, kafka_timestamp, record_key, headers,
                    payload, reason, detail, status, received_at)
                values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, 'OPEN', ?)
                on conflict (topic, kafka_partition, kafka_offset, kafka_timestamp) do nothing""", insert -> {
            insert.setObject(1, id);
            insert.setString(2, raw.topic());
            insert.setInt(3, raw.partition());
            insert.setLong(4, raw.offset());
            insert.setLong(5, raw.timestamp());
            insert.setString(6, storable(raw.key()));
            insert.setString(7, headers(raw));
            insert.setBytes(8, raw.payload());
            insert.setString(9, reason);
            insert.setString(10, storable(detail));
            insert.setTimestamp(11, Timestamp.from(clock.instant()));
        });
        if (added == 1) {
            LOG.warnf("Dead letter %s from %s: %s", id, raw.topic(), reason);
        }
    }

    /** The newest first unless asked otherwise; {@code limit + 1} rows so that the caller sees whether there are more. */
    List<DeadLetter> list(DeadLetter.Status status, UUID after, int limit, boolean ascending) {
        var sql = "select " + COLUMNS
                + " from dead_letter where (?::text is null or status = ?) and (?::uuid is null or id "
                + (ascending ? ">" : "<") + " ?) order by id " + (ascending ? "asc" : "desc") + " limit ?";
        return query(sql, select -> {
            select.setString(1, status == null ? null : status.name());
            select.setString(2, status == null ? null : status.name());
            select.setObject(3, after);
            select.setObject(4, after);
            select.setInt(5, limit + 1);
        });
    }

    Optional<DeadLetter> find(UUID id) {
        return query("select " + COLUMNS + " from dead_letter where id = ?", s -> s.setObject(1, id)).stream()
                .findFirst();
    }

    /** The dead letter, locked until the transaction ends, so that two people do not decide at once. */
    @Transactional(TxType.MANDATORY)
    DeadLetter lockOpen(UUID id) {
        var letter =
                query("select " + COLUMNS + " from dead_letter where id = ? for update", s -> s.setObject(1, id))
                        .stream()
                        .findFirst()
                        .orElseThrow(() -> Refusal.notFound("dead-letter-not-found"));
        if (letter.status() != DeadLetter.Status.OPEN) {
            throw Refusal.conflict("dead-letter-decided", letter.status().name().toLowerCase(java.util.Locale.ROOT));
        }
        return letter;
    }

    List<UUID> openIds(int limit) {
        var ids = new ArrayList<UUID>();
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(
                        "select id from dead_letter where status = 'OPEN' order by received_at, id limit ?")) {
            select.setInt(1, limit);
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getObject(1, UUID.class));
                }
            }
        } catch (SQLException e) {
            throw new StorageFault(e);
        }
        return ids;
    }

    @Transactional(TxType.MANDATORY)
    void redriven(UUID id, String by) {
        execute(
                "update dead_letter set status = 'REDRIVEN', redrives = redrives + 1, decided_at = ?, decided_by = ? where id = ?",
                update -> {
                    update.setTimestamp(1, Timestamp.from(clock.instant()));
                    update.setString(2, by);
                    update.setObject(3, id);
                });
    }

    @Transactional(TxType.REQUIRES_NEW)
    void stillFails(UUID id, String reason, String detail) {
        execute("update dead_letter set redrives = redrives + 1, reason = ?, detail = ? where id = ?", update -> {
            update.setString(1, reason);
            update.setString(2, storable(detail));
            update.setObject(3, id);
        });
    }

    @Transactional(TxType.MANDATORY)
    void discarded(UUID id, String by, String reason) {
        execute(
                "update dead_letter set status = 'DISCARDED', decided_at = ?, decided_by = ?, discard_reason = ? where id = ?",
                update -> {
                    update.setTimestamp(1, Timestamp.from(clock.instant()));
                    update.setString(2, by);
                    update.setString(3, reason);
                    update.setObject(4, id);
                });
    }

    private double countOpen() {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("select count(*) from dead_letter where status = 'OPEN'");
                var row = select.executeQuery()) {
            row.next();
            return row.getLong(1);
        } catch (SQLException away) {
            return Double.NaN;
        }
    }

    private interface Parameters {
        void set(PreparedStatement statement) throws SQLException;
    }

    private int execute(String sql, Parameters parameters) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            parameters.set(statement);
            return statement.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFault(e);
        }
    }

    private List<DeadLetter> query(String sql, Parameters parameters) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            parameters.set(statement);
            try (var rows = statement.executeQuery()) {
                var letters = new ArrayList<DeadLetter>();
                while (rows.next()) {
                    letters.add(letter(rows));
                }
                return letters;
            }
        } catch (SQLException e) {
            throw new StorageFault(e);
        }
    }

    private DeadLetter letter(ResultSet row) throws SQLException {
        var raw = new ReceivedRecord(
                row.getString("topic"),
                row.getInt("kafka_partition"),
                row.getLong("kafka_offset"),
                row.getLong("kafka_timestamp"),
                row.getString("record_key"),
                headers(row.getString("headers")),
                row.getBytes("payload"));
        var decidedAt = row.getTimestamp("decided_at");
        return new DeadLetter(
                row.getObject("id", UUID.class),
                raw,
                row.getString("reason"),
                row.getString("detail"),
                DeadLetter.Status.valueOf(row.getString("status")),
                row.getInt("redrives"),
                row.getTimestamp("received_at").toInstant(),
                decidedAt == null ? null : decidedAt.toInstant(),
                row.getString("decided_by"),
                row.getString("discard_reason"));
    }

    private String headers(ReceivedRecord raw) {
        try {
            // A NUL is legal in a Kafka header and nowhere in PostgreSQL's text.
            return json.writeValueAsString(raw.headers()).replace("\\u0000", "\\ufffd");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private Map<String, String> headers(String stored) {
        try {
            return json.readValue(stored, HEADERS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String storable(String text) {
        return text == null ? null : text.replace('\0', '\ufffd');
    }

    static String text(byte[] payload) {
        return payload == null ? null : new String(payload, StandardCharsets.UTF_8);
    }
}

package io.qloop.platform.deadletter;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.qloop.platform.event.ReceivedRecord;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.transaction.SqlGauge;
import io.qloop.platform.transaction.Statements;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
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

    private final Statements statements;
    private final DataSource dataSource;
    private final ObjectMapper json;
    private final Clock clock;
    private final MeterRegistry meters;

    DeadLetters(Statements statements, DataSource dataSource, ObjectMapper json, Clock clock, MeterRegistry meters) {
        this.statements = statements;
        this.dataSource = dataSource;
        this.json = json;
        this.clock = clock;
        this.meters = meters;
    }

    void onStart(@Observes StartupEvent start) {
        SqlGauge.register(
                meters,
                dataSource,
                "qloop.dead.letters.open",
                "Dead letters that wait for a decision",
                "select count(*) from dead_letter where status = 'OPEN'");
    }

    /** Puts a record aside; the same record twice is one dead letter. */
    @Transactional(TxType.MANDATORY)
    public void add(ReceivedRecord raw, String reason, String detail) {
        var id = Ids.next();
        var added = statements.update(
                """
                insert into dead_letter (id, topic, kafka_partition, kafka_offset, kafka_timestamp, record_key, headers,
                    payload, reason, detail, status, received_at)
                values (?, ?, ?, ?, ?, ?, ?::jsonb, ?, ?, ?, 'OPEN', ?)
                on conflict (topic, kafka_partition, kafka_offset, kafka_timestamp) do nothing""",
                id,
                raw.topic(),
                raw.partition(),
                raw.offset(),
                raw.timestamp(),
                storable(raw.key()),
                headers(raw),
                raw.payload(),
                reason,
                storable(detail),
                clock.instant());
        if (added == 1) {
            LOG.warnf("Dead letter %s from %s: %s", id, raw.topic(), reason);
        }
    }

    /** The newest first unless asked otherwise; {@code limit + 1} rows so that the caller sees whether there are more. */
    List<DeadLetter> list(DeadLetter.Status status, UUID after, int limit, boolean ascending) {
        var values = new ArrayList<>();
        if (status != null) {
            values.add(status.name());
        }
        if (after != null) {
            values.add(after);
        }
        values.add(limit + 1);
        return statements.list(
                "select " + COLUMNS + " from dead_letter where true" + (status == null ? "" : " and status = ?")
                        + (after == null ? "" : " and id " + (ascending ? ">" : "<") + " ?") + " order by id "
                        + (ascending ? "asc" : "desc") + " limit ?",
                this::letter,
                values.toArray());
    }

    Optional<DeadLetter> find(UUID id) {
        return statements.first("select " + COLUMNS + " from dead_letter where id = ?", this::letter, id);
    }

    /** The dead letter, locked until the transaction ends, so that two people do not decide at once. */
    @Transactional(TxType.MANDATORY)
    DeadLetter lockOpen(UUID id) {
        var letter = statements
                .first("select " + COLUMNS + " from dead_letter where id = ? for update", this::letter, id)
                .orElseThrow(() -> Refusal.notFound("dead-letter-not-found"));
        if (letter.status() != DeadLetter.Status.OPEN) {
            throw Refusal.conflict("dead-letter-decided", letter.status().name().toLowerCase(java.util.Locale.ROOT));
        }
        return letter;
    }

    List<UUID> openIds(int limit) {
        return statements.list(
                "select id from dead_letter where status = 'OPEN' order by received_at, id limit ?",
                row -> row.getObject(1, UUID.class),
                limit);
    }

    @Transactional(TxType.MANDATORY)
    void redriven(UUID id, String by) {
        statements.update(
                "update dead_letter set status = 'REDRIVEN', redrives = redrives + 1, decided_at = ?, decided_by = ? where id = ?",
                clock.instant(),
                by,
                id);
    }

    @Transactional(TxType.REQUIRES_NEW)
    void stillFails(UUID id, String reason, String detail) {
        statements.update(
                "update dead_letter set redrives = redrives + 1, reason = ?, detail = ? where id = ?",
                reason,
                storable(detail),
                id);
    }

    @Transactional(TxType.MANDATORY)
    void discarded(UUID id, String by, String reason) {
        statements.update(
                "update dead_letter set status = 'DISCARDED', decided_at = ?, decided_by = ?, discard_reason = ? where id = ?",
                clock.instant(),
                by,
                reason,
                id);
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
        return new DeadLetter(
                row.getObject("id", UUID.class),
                raw,
                row.getString("reason"),
                row.getString("detail"),
                DeadLetter.Status.valueOf(row.getString("status")),
                row.getInt("redrives"),
                Statements.moment(row, "received_at"),
                Statements.moment(row, "decided_at"),
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

package io.qloop.feedback.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.qloop.feedback.report.SummaryLine.Belongs;
import io.qloop.platform.audit.EarlierValues;
import io.qloop.platform.audit.EarlierValues.Part;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.i18n.Text;
import io.qloop.platform.procedure.Procedure;
import io.qloop.platform.transaction.StorageFault;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * Reads the feedbacks of a month as they stood at a moment: as they stand now, with everything taken back that the audit trail
 * says was changed since. What the customer said, when it was received and when it was recorded never changes.
 */
@ApplicationScoped
class FeedbacksAsOf {

    /** So many are read, and looked up in the audit trail, at once. */
    private static final int AT_ONCE = 500;

    private static final String OF_THE_MONTH = """
            select id, received_at from feedback where received_at >= ? and received_at < ? and registered_at < ?
            order by received_at, id""";

    /** What is not of the month: open ones, those written down late, and those that have ended since. */
    private static final String EARLIER = """
            select id, received_at from feedback where status = 'REGISTERED' and received_at < ? and registered_at < ?
            union
            select id, received_at from feedback where registered_at >= ? and registered_at < ? and received_at < ?
            union
            select id, received_at from feedback
            where tstzrange(least(registered_at, ended_at), ended_at) @> ?::timestamptz and ended_at is not null
                and received_at < ?
            order by received_at, id""";

    private static final String LINES = """
            select f.id, f.number, f.customer_id, c.name_en, c.name_zh, f.received_at, f.registered_at, f.subject, f.class,
                f.responsible_function, f.status, f.procedure, p.stage, p.fields, p.ended_at
            from feedback f
            left join proceeding p on p.id = f.id
            left join customer c on c.id = f.customer_id
            where f.id = any(?)
            order by f.received_at, f.id""";

    /** A deadline is late when it was met too late, or not met and nobody called it off. */
    private static final String LATE = """
            select distinct d.case_id
            from deadline d
            join lateral (
                select s.due_at from deadline_step s where s.deadline_id = d.id and s.at < ? order by s.number desc limit 1
            ) known on true
            left join lateral (
                select s.kind, s.at from deadline_step s
                where s.deadline_id = d.id and s.at < ? and s.kind in ('MET', 'CANCELLED', 'PAUSED', 'RESUMED')
                order by s.number desc limit 1
            ) turn on true
            where d.case_id = any(?) and case
                when turn.kind = 'MET' then turn.at > known.due_at
                when turn.kind in ('CANCELLED', 'PAUSED') then false
                else known.due_at < ? end""";

    private static final String FEEDBACK = "Feedback";
    private static final String PROCEEDING = "Proceeding";
    private static final String OPEN = "REGISTERED";
    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};

    private final DataSource dataSource;
    private final EarlierValues earlier;
    private final Evaluations evaluations;
    private final ObjectMapper json;

    FeedbacksAsOf(DataSource dataSource, EarlierValues earlier, Evaluations evaluations, ObjectMapper json) {
        this.dataSource = dataSource;
        this.earlier = earlier;
        this.evaluations = evaluations;
        this.json = json;
    }

    /** One after the other in the order of receipt: first what is left of earlier months, then those of the month itself. */
    void each(Month month, Consumer<SummaryLine> reader) {
        var start = month.period().start();
        var asOf = month.asOf();
        each(month, ids(EARLIER, start, asOf, start, asOf, start, asOf, start), reader);
        each(month, ids(OF_THE_MONTH, start, month.period().end(), asOf), reader);
    }

    private void each(Month month, List<UUID> ids, Consumer<SummaryLine> reader) {
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            lines(month, ids.subList(from, Math.min(from + AT_ONCE, ids.size())))
                    .forEach(reader);
        }
    }

    private List<UUID> ids(String which, Instant... moments) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(which)) {
            for (int i = 0; i < moments.length; i++) {
                select.setObject(i + 1, utc(moments[i]));
            }
            var ids = new ArrayList<UUID>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getObject(1, UUID.class));
                }
            }
            return ids;
        } catch (SQLException e) {
            throw new StorageFault(e);
        }
    }

    /** A feedback as it stands now. */
    private record Row(
            UUID id,
            Instant receivedAt,
            Instant registeredAt,
            String number,
            String customerId,
            Text customerName,
            String subject,
            String feedbackClass,
            String function,
            String status,
            String procedure,
            String stage,
            Map<String, String> fields,
            Instant endedAt) {}

    private List<Row> rows(List<UUID> ids) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(LINES)) {
            select.setArray(1, connection.createArrayOf("uuid", ids.toArray()));
            var rows = new ArrayList<Row>();
            try (var found = select.executeQuery()) {
                while (found.next()) {
                    rows.add(row(found));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new StorageFault(e);
        }
    }

    private Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                instant(row, "received_at"),
                instant(row, "registered_at"),
                row.getString("number"),
                row.getString("customer_id"),
                row.getString("name_en") == null ? null : new Text(row.getString("name_en"), row.getString("name_zh")),
                row.getString("subject"),
                row.getString("class"),
                row.getString("responsible_function"),
                row.getString("status"),
                row.getString("procedure"),
                row.getString("stage"),
                fields(row.getString("fields")),
                instant(row, "ended_at"));
    }

    private Map<String, String> fields(String text) {
        try {
            return text == null ? Map.of() : json.readValue(text, FIELDS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The fields of a form cannot be read", e);
        }
    }

    private List<SummaryLine> lines(Month month, List<UUID> ids) {
        var changed = earlier.before(month.asOf(), ids, Set.of(FEEDBACK, PROCEEDING));
        var late = late(month.asOf(), ids);
        var lines = new ArrayList<SummaryLine>();
        for (var row : rows(ids)) {
            var feedback = changed.getOrDefault(new Part(FEEDBACK, row.id()), Map.of());
            var proceeding = changed.getOrDefault(new Part(PROCEEDING, row.id()), Map.of());
            var line = line(month, row, feedback, proceeding, late.contains(row.id()));
            if (line.belongs() != Belongs.CARRIED_OVER || line.isEmphasised()) {
                lines.add(line);
            }
        }
        return lines;
    }

    private SummaryLine line(
            Month month, Row row, Map<String, Object> feedback, Map<String, Object> proceeding, boolean late) {
        var fields = then(proceeding, "fields", row.fields());
        var version = then(feedback, "procedure", row.procedure());
        var procedure = evaluations.procedure(version);
        var evaluation = evaluations.of(version, fields);
        var stage = then(proceeding, "stage", row.stage());
        var finished = !OPEN.equals(then(feedback, "status", row.status()));
        var function = CompanyFunction.valueOf(then(feedback, "responsibleFunction", row.function()));
        return new SummaryLine(
                row.id(),
                row.number(),
                belongs(month, row),
                row.customerId(),
                row.customerName(),
                row.receivedAt(),
                row.subject(),
                then(feedback, "feedbackClass", row.feedbackClass()),
                function,
                stage == null ? null : Procedure.nameOf(procedure.stages(), stage),
                evaluation.effect(),
                evaluation.satisfaction(),
                late,
                finished,
                finished ? endedAt(proceeding, row) : null);
    }

    private static Belongs belongs(Month month, Row row) {
        if (month.period().contains(row.receivedAt())) {
            return Belongs.TO_THIS_MONTH;
        }
        return row.registeredAt().isBefore(month.period().start()) ? Belongs.CARRIED_OVER : Belongs.RECORDED_LATE;
    }

    /** What it was then, where it has changed since. The trail keeps values as they are in the entity. */
    @SuppressWarnings("unchecked")
    private static <T> T then(Map<String, Object> changed, String field, T now) {
        return changed.containsKey(field) ? (T) changed.get(field) : now;
    }

    private static Instant endedAt(Map<String, Object> proceeding, Row row) {
        if (!proceeding.containsKey("endedAt")) {
            return row.endedAt();
        }
        var then = (String) proceeding.get("endedAt");
        return then == null ? null : Instant.parse(then);
    }

    private Set<UUID> late(Instant moment, List<UUID> ids) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(LATE)) {
            select.setObject(1, utc(moment));
            select.setObject(2, utc(moment));
            select.setArray(3, texts(connection, ids));
            select.setObject(4, utc(moment));
            var late = new HashSet<UUID>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    late.add(UUID.fromString(rows.getString(1)));
                }
            }
            return late;
        } catch (SQLException e) {
            throw new StorageFault(e);
        }
    }

    private static Array texts(Connection connection, List<UUID> ids) throws SQLException {
        return connection.createArrayOf("text", ids.stream().map(UUID::toString).toArray());
    }

    private static OffsetDateTime utc(Instant moment) {
        return moment.atOffset(ZoneOffset.UTC);
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        var moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}

package io.qloop.feedback.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.qloop.platform.i18n.Text;
import io.qloop.platform.transaction.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Reads the feedbacks that a summary may be about, as they stand now. */
@ApplicationScoped
class StoredFeedbacks {

    private static final String OF_THE_MONTH = """
            select id, received_at from feedback where received_at >= ? and received_at < ? and registered_at < ?
            order by received_at, id""";

    /**
     * What is not of the month: open ones, those written down late, and those that have ended since. What was imported is none
     * of these: it was over before, and belongs to its own month only.
     */
    private static final String EARLIER = """
            select id, received_at from feedback where status = 'REGISTERED' and received_at < ? and registered_at < ?
            union
            select id, received_at from feedback
            where registered_at >= ? and registered_at < ? and received_at < ? and import_id is null
            union
            select id, received_at from feedback
            where tstzrange(least(registered_at, ended_at), ended_at) @> ?::timestamptz and ended_at is not null
                and received_at < ?
            order by received_at, id""";

    private static final String LINES = """
            select f.id, f.number, f.customer_id, c.name_en, c.name_zh, f.received_at, f.registered_at, f.subject, f.class,
                f.responsible_function, f.status, f.procedure, p.stage, p.fields,
                case when f.import_id is null then p.ended_at else f.ended_at end as ended_at
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

    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};

    private final Statements statements;
    private final ObjectMapper json;

    StoredFeedbacks(Statements statements, ObjectMapper json) {
        this.statements = statements;
        this.json = json;
    }

    /** The month's own in the order of receipt. */
    List<UUID> ofTheMonth(Month month) {
        return ids(OF_THE_MONTH, month.period().start(), month.period().end(), month.asOf());
    }

    /** What of earlier months may belong to the summary, in the order of receipt. */
    List<UUID> earlier(Month month) {
        var start = month.period().start();
        var asOf = month.asOf();
        return ids(EARLIER, start, asOf, start, asOf, start, asOf, start);
    }

    private List<UUID> ids(String which, Object... moments) {
        return statements.list(which, row -> row.getObject(1, UUID.class), moments);
    }

    /** Those of them that had, by what was known at the moment, a deadline that was late. */
    Set<UUID> late(Instant moment, List<UUID> ids) {
        var cases = ids.stream().map(UUID::toString).toArray(String[]::new);
        return new HashSet<>(
                statements.list(LATE, row -> UUID.fromString(row.getString(1)), moment, moment, cases, moment));
    }

    /** A feedback as it stands now. */
    record Row(
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

    /** In the order of receipt. */
    List<Row> rows(List<UUID> ids) {
        return statements.list(LINES, this::row, (Object) ids.toArray(UUID[]::new));
    }

    private Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getObject("id", UUID.class),
                Statements.moment(row, "received_at"),
                Statements.moment(row, "registered_at"),
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
                Statements.moment(row, "ended_at"));
    }

    private Map<String, String> fields(String text) {
        try {
            return text == null ? Map.of() : json.readValue(text, FIELDS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The fields of a form cannot be read", e);
        }
    }
}

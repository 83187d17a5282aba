package io.qloop.platform.timeline;

import static io.qloop.platform.transaction.Sql.texts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.qloop.platform.event.Event;
import io.qloop.platform.event.EventWitness;
import io.qloop.platform.transaction.BeforeCommit;
import io.qloop.platform.transaction.Sql;
import io.qloop.platform.transaction.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Keeps what other services announce, by the loop that it belongs to. Also of loops in which this service has no case yet:
 * one that begins with returned goods may come to a complaint, and to a feedback at its end, which then shows all of it.
 */
@ApplicationScoped
class LoopEvents implements EventWitness {

    /** The id of a case as it stands in texts. */
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** The loop has a case of this service: every case follows a procedure. */
    private static final String HAS_CASE = """
            exists (
                select 1 from proceeding
                where id = case when loop_id ~ :id then loop_id::uuid end)
            or exists (
                select 1 from case_correlation led
                join proceeding on proceeding.id = case when led.case_id ~ :id then led.case_id::uuid end
                where led.correlation_id = loop_id)
            """.replace(":id", "'^" + ID.pattern() + "$'");

    private final EventLines lines;
    private final Set<String> topics;
    private final String own;
    private final BeforeCommit beforeCommit;
    private final Statements statements;
    private final ObjectMapper json;
    private final BeforeCommit.Writer<Row> writer = LoopEvents::write;

    LoopEvents(
            EventLines lines,
            TimelineSettings settings,
            @ConfigProperty(name = "quarkus.application.name") String service,
            BeforeCommit beforeCommit,
            Statements statements,
            ObjectMapper json) {
        this.lines = lines;
        this.topics = settings.hears().orElse(Set.of());
        this.own = "qloop." + service;
        this.beforeCommit = beforeCommit;
        this.statements = statements;
        this.json = json;
    }

    private record Row(Event<JsonNode> event, EventLines.Line line, String facts) {

        private String field(String name) {
            return name == null ? null : event.data().path(name).asText(null);
        }
    }

    /** An event as it was kept. */
    record Kept(
            Instant at,
            String key,
            String type,
            String aboutId,
            Optional<String> caseId,
            Optional<String> number,
            Optional<String> who,
            JsonNode facts) {}

    @Override
    public boolean wants(String type) {
        return !topics.isEmpty()
                && lines.find(type).isPresent()
                && topics.contains(topic(type))
                && !topic(type).equals(own);
    }

    private static String topic(String type) {
        return type.substring(0, type.indexOf('.', type.indexOf('.') + 1));
    }

    @Override
    public void hear(Event<JsonNode> event) {
        var line = lines.find(event.type()).orElseThrow();
        var facts = json.createObjectNode();
        line.facts().stream()
                .filter(event.data()::hasNonNull)
                .forEach(fact -> facts.set(fact, event.data().get(fact)));
        beforeCommit.add(writer, new Row(event, line, facts.toString()));
    }

    private static List<Sql> write(List<Row> rows) {
        return List.of(new Sql(
                """
                insert into loop_event (event, loop_id, occurred_at, type, about_id, of_id, number, who, facts)
                select event, loop_id, occurred_at::timestamptz, type, about_id, of_id, number, who, facts
                from unnest(?, ?, ?, ?, ?, ?, ?, ?, ?) as row (event, loop_id, occurred_at, type, about_id, of_id,
                    number, who, facts)
                on conflict do nothing""",
                List.of(
                        texts(rows, row -> row.event.source() + "#" + row.event.id()),
                        texts(rows, row -> row.event.correlationId()),
                        texts(rows, row -> row.event.time()),
                        texts(rows, row -> row.event.type()),
                        texts(rows, row -> row.field(row.line.id())),
                        texts(rows, row -> row.field(row.line.of())),
                        texts(rows, row -> row.field(row.line.number())),
                        texts(rows, row -> row.field(row.line.who())),
                        texts(rows, Row::facts))));
    }

    /** The loop that a case belongs to. */
    String loopOf(UUID caseId) {
        return statements
                .first(
                        "select correlation_id from case_correlation where case_id = ?",
                        row -> row.getString(1),
                        caseId.toString())
                .orElse(caseId.toString());
    }

    /** What may be cases of this service in the loop, the first one among them. */
    List<UUID> casesOf(String loop) {
        var ids = new ArrayList<>(List.of(loop));
        ids.addAll(statements.list(
                "select case_id from case_correlation where correlation_id = ? order by case_id",
                row -> row.getString(1),
                loop));
        return ids.stream()
                .filter(ID.asMatchPredicate())
                .distinct()
                .map(UUID::fromString)
                .toList();
    }

    /** The numbers that the loop's events told, by the id of what has them. */
    Map<String, String> numbersOf(String loop) {
        var numbers = new HashMap<String, String>();
        statements.each(
                "select distinct about_id, number from loop_event where loop_id = ? and number is not null",
                row -> numbers.put(row.getString(1), row.getString(2)),
                loop);
        return numbers;
    }

    /**
     * The loop's events from a place on, at most so many.
     *
     * @param after the time and key behind which they begin
     */
    List<Kept> of(String loop, Optional<Place> after, boolean ascending, int most) {
        var order = ascending ? "" : " desc";
        var parameters = new ArrayList<Object>(List.of(loop));
        after.ifPresent(place -> parameters.addAll(List.of(place.at(), place.key())));
        parameters.add(most);
        return statements.list(
                "select occurred_at, event, type, about_id, of_id, number, who, facts from loop_event where loop_id = ?"
                        + (after.isEmpty() ? "" : " and (occurred_at, event) " + (ascending ? ">" : "<") + " (?, ?)")
                        + " order by occurred_at" + order + ", event" + order + " limit ?",
                this::kept,
                parameters.toArray());
    }

    /** A place in a timeline. */
    record Place(Instant at, String key) {}

    private Kept kept(ResultSet row) throws SQLException {
        try {
            return new Kept(
                    Statements.moment(row, "occurred_at"),
                    row.getString(2),
                    row.getString(3),
                    row.getString(4),
                    Optional.ofNullable(row.getString(5)),
                    Optional.ofNullable(row.getString(6)),
                    Optional.ofNullable(row.getString(7)),
                    json.readTree(row.getString(8)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The facts of event " + row.getString(2) + " are no JSON", e);
        }
    }

    /** Forgets what was heard so long ago of loops without a case here; answers how much, at most the batch. */
    int forget(Duration after, int batch) {
        return statements.update("""
                delete from loop_event where event = any (array(
                    select event from loop_event
                    where heard_at < now() - make_interval(secs => ?) and not (%s) limit ?))""".formatted(HAS_CASE), after.toSeconds(), batch);
    }
}

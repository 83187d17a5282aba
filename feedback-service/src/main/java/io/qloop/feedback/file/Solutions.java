package io.qloop.feedback.file;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toMap;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.qloop.feedback.file.FiledFeedback.Measure;
import io.qloop.feedback.file.FiledFeedback.Solution;
import io.qloop.feedback.file.FiledFeedback.Successor;
import io.qloop.feedback.register.RegisterLine;
import io.qloop.feedback.report.Evaluations;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.transaction.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** What came of feedbacks, looked up for many at once. */
@ApplicationScoped
class Solutions {

    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};

    private final Statements statements;
    private final Evaluations evaluations;
    private final ObjectMapper json;

    Solutions(Statements statements, Evaluations evaluations, ObjectMapper json) {
        this.statements = statements;
        this.evaluations = evaluations;
        this.json = json;
    }

    List<FiledFeedback> filed(List<RegisterLine> lines) {
        var ids = lines.stream().map(RegisterLine::id).toArray(UUID[]::new);
        var measures = statements.list("""
                        select feedback_id, function, text, status, due_on, completed_on from countermeasure
                        where feedback_id = any(?) order by id""", Solutions::measure, (Object) ids).stream()
                .collect(groupingBy(Map.Entry::getKey, mapping(Map.Entry::getValue, toList())));
        var solutions = statements.list("""
                        select f.id, f.procedure, p.fields, f.successor_kind, f.successor_id, f.successor_number,
                            f.successor_state, f.successor_outcome
                        from feedback f left join proceeding p on p.id = f.id where f.id = any(?)""", row -> solution(row, measures), (Object) ids).stream()
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
        return lines.stream()
                .map(line -> FiledFeedback.of(line, solutions.get(line.id())))
                .toList();
    }

    private static Map.Entry<UUID, Measure> measure(ResultSet row) throws SQLException {
        return Map.entry(
                row.getObject("feedback_id", UUID.class),
                new Measure(
                        CompanyFunction.valueOf(row.getString("function")),
                        row.getString("text"),
                        outside(row.getString("status")),
                        row.getObject("due_on", LocalDate.class),
                        row.getObject("completed_on", LocalDate.class)));
    }

    private Map.Entry<UUID, Solution> solution(ResultSet row, Map<UUID, List<Measure>> measures) throws SQLException {
        var id = row.getObject("id", UUID.class);
        var evaluation = evaluations.of(row.getString("procedure"), fields(row.getString("fields")));
        return Map.entry(
                id,
                new Solution(
                        measures.getOrDefault(id, List.of()),
                        evaluation.effect(),
                        evaluation.satisfaction(),
                        successor(row)));
    }

    private Map<String, String> fields(String stored) {
        try {
            return stored == null ? Map.of() : json.readValue(stored, FIELDS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The fields of a form are no JSON", e);
        }
    }

    private static Successor successor(ResultSet row) throws SQLException {
        var id = row.getObject("successor_id", UUID.class);
        return id == null
                ? null
                : new Successor(
                        outside(row.getString("successor_kind")),
                        id,
                        row.getString("successor_number"),
                        outside(row.getString("successor_state")),
                        row.getString("successor_outcome"));
    }

    /** A constant as it is called outside. */
    static String outside(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }
}

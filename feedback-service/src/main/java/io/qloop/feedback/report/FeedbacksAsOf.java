package io.qloop.feedback.report;

import io.qloop.feedback.report.StoredFeedbacks.Row;
import io.qloop.feedback.report.SummaryLine.Belongs;
import io.qloop.platform.audit.EarlierValues;
import io.qloop.platform.audit.EarlierValues.Part;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.procedure.Procedure;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Reads the feedbacks of a month as they stood at a moment: as they stand now, with everything taken back that the audit trail
 * says was changed since. What the customer said, when it was received and when it was recorded never changes.
 */
@ApplicationScoped
class FeedbacksAsOf {

    /** So many are read, and looked up in the audit trail, at once. */
    private static final int AT_ONCE = 500;

    private static final String FEEDBACK = "Feedback";
    private static final String PROCEEDING = "Proceeding";
    private static final String OPEN = "REGISTERED";

    private final StoredFeedbacks stored;
    private final EarlierValues earlier;
    private final Evaluations evaluations;

    FeedbacksAsOf(StoredFeedbacks stored, EarlierValues earlier, Evaluations evaluations) {
        this.stored = stored;
        this.earlier = earlier;
        this.evaluations = evaluations;
    }

    /** One after the other in the order of receipt: first what is left of earlier months, then those of the month itself. */
    void each(Month month, Consumer<SummaryLine> reader) {
        each(month, stored.earlier(month), reader);
        each(month, stored.ofTheMonth(month), reader);
    }

    private void each(Month month, List<UUID> ids, Consumer<SummaryLine> reader) {
        for (int from = 0; from < ids.size(); from += AT_ONCE) {
            lines(month, ids.subList(from, Math.min(from + AT_ONCE, ids.size())))
                    .forEach(reader);
        }
    }

    private List<SummaryLine> lines(Month month, List<UUID> ids) {
        var changed = earlier.before(month.asOf(), ids, Set.of(FEEDBACK, PROCEEDING));
        var late = stored.late(month.asOf(), ids);
        var lines = new ArrayList<SummaryLine>();
        for (var row : stored.rows(ids)) {
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
}

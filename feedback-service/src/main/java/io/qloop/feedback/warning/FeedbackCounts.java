package io.qloop.feedback.warning;

import static io.qloop.platform.transaction.Sql.texts;

import io.qloop.feedback.warning.DailyCounts.Span;
import io.qloop.platform.calendar.Calendars;
import io.qloop.platform.procedure.WarningRule.Dimension;
import io.qloop.platform.transaction.BeforeCommit;
import io.qloop.platform.transaction.Sql;
import io.qloop.platform.transaction.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How many feedbacks were received on which day, in the company's time zone, per product, customer and kind. */
@ApplicationScoped
class FeedbackCounts {

    private final Statements statements;
    private final BeforeCommit beforeCommit;
    private final Calendars calendars;
    private final BeforeCommit.Writer<Row> writer = FeedbackCounts::write;

    FeedbackCounts(Statements statements, BeforeCommit beforeCommit, Calendars calendars) {
        this.statements = statements;
        this.beforeCommit = beforeCommit;
        this.calendars = calendars;
    }

    private record Row(Watched watched, LocalDate day) {}

    /** A day that was counted and not yet looked at. */
    record Fresh(Watched watched, LocalDate day) {}

    /** Counts one feedback. Needs a running transaction. */
    void add(FeedbackHeard feedback) {
        var day = calendars.company().dayOf(feedback.receivedAt());
        add(Dimension.PRODUCT, feedback.productId(), day);
        add(Dimension.CUSTOMER, feedback.customerId(), day);
        add(Dimension.KIND, feedback.kind(), day);
    }

    private void add(Dimension dimension, String key, LocalDate day) {
        if (key != null) {
            beforeCommit.add(writer, new Row(new Watched(dimension, key), day));
        }
    }

    /** In one order, so that transactions which count the same wait for each other and never in a circle. */
    private static List<Sql> write(List<Row> rows) {
        return List.of(new Sql(
                """
                insert into feedback_count (dimension, key, day, feedbacks, fresh)
                select dimension, key, day::date, count(*), true
                from unnest(?, ?, ?) as row (dimension, key, day)
                group by dimension, key, day order by dimension, key, day
                on conflict (dimension, key, day) do update set
                    feedbacks = feedback_count.feedbacks + excluded.feedbacks, fresh = true""",
                List.of(
                        texts(rows, row -> row.watched.dimension()),
                        texts(rows, row -> row.watched.key()),
                        texts(rows, Row::day))));
    }

    /** Some of the days to look at, in one order, behind the one that was looked at last. */
    List<Fresh> freshAfter(Optional<Fresh> last, int most) {
        var values = new ArrayList<>();
        last.ifPresent(it -> Collections.addAll(
                values, it.watched().dimension().name(), it.watched().key(), it.day()));
        values.add(most);
        return statements.list(
                "select dimension, key, day from feedback_count where fresh %s order by dimension, key, day limit ?"
                        .formatted(last.isPresent() ? "and (dimension, key, day) > (?, ?, ?)" : ""),
                row -> new Fresh(
                        new Watched(Dimension.valueOf(row.getString(1)), row.getString(2)),
                        row.getObject(3, LocalDate.class)),
                values.toArray());
    }

    /** Takes a day to look at; it counts as looked at when the transaction commits. False if somebody else has taken it. */
    boolean take(Fresh fresh) {
        return statements.update(
                        "update feedback_count set fresh = false where dimension = ? and key = ? and day = ? and fresh",
                        fresh.watched().dimension().name(),
                        fresh.watched().key(),
                        fresh.day())
                == 1;
    }

    /** The counts of some days. */
    DailyCounts of(Watched watched, Span span) {
        return new DailyCounts(days(watched, span), since());
    }

    /** Feedbacks that were received before this day may be counted, but it is not known that they are all. */
    private LocalDate since() {
        return statements.one("select since from feedback_counting", row -> row.getObject(1, LocalDate.class));
    }

    private Map<LocalDate, Integer> days(Watched watched, Span span) {
        var days = new HashMap<LocalDate, Integer>();
        statements.each(
                "select day, feedbacks from feedback_count where dimension = ? and key = ? and day between ? and ?",
                row -> days.put(row.getObject(1, LocalDate.class), row.getInt(2)),
                watched.dimension().name(),
                watched.key(),
                span.first(),
                span.last());
        return days;
    }
}

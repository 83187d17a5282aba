package io.qloop.feedback.warning;

import static io.qloop.platform.transaction.Sql.texts;

import io.qloop.feedback.warning.DailyCounts.Span;
import io.qloop.platform.calendar.Calendars;
import io.qloop.platform.procedure.WarningRule.Dimension;
import io.qloop.platform.transaction.BeforeCommit;
import io.qloop.platform.transaction.Sql;
import io.qloop.platform.transaction.StorageFault;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;

/** How many feedbacks were received on which day, in the company's time zone, per product, customer and kind. */
@ApplicationScoped
class FeedbackCounts {

    private final DataSource dataSource;
    private final BeforeCommit beforeCommit;
    private final Calendars calendars;
    private final BeforeCommit.Writer<Row> writer = FeedbackCounts::write;

    FeedbackCounts(DataSource dataSource, BeforeCommit beforeCommit, Calendars calendars) {
        this.dataSource = dataSource;
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
        var behind = last.isPresent() ? "and (dimension, key, day) > (?, ?, ?)" : "";
        return ask(
                "select dimension, key, day from feedback_count where fresh %s order by dimension, key, day limit ?"
                        .formatted(behind),
                statement -> {
                    if (last.isPresent()) {
                        name(statement, last.get());
                    }
                    statement.setInt(last.isPresent() ? 4 : 1, most);
                },
                statement -> {
                    var fresh = new ArrayList<Fresh>();
                    try (var rows = statement.executeQuery()) {
                        while (rows.next()) {
                            fresh.add(new Fresh(
                                    new Watched(Dimension.valueOf(rows.getString(1)), rows.getString(2)),
                                    rows.getObject(3, LocalDate.class)));
                        }
                    }
                    return fresh;
                });
    }

    /** Takes a day to look at; it counts as looked at when the transaction commits. False if somebody else has taken it. */
    boolean take(Fresh fresh) {
        return ask(
                "update feedback_count set fresh = false where dimension = ? and key = ? and day = ? and fresh",
                statement -> name(statement, fresh),
                statement -> statement.executeUpdate() == 1);
    }

    private static void name(PreparedStatement statement, Fresh fresh) throws SQLException {
        statement.setString(1, fresh.watched().dimension().name());
        statement.setString(2, fresh.watched().key());
        statement.setObject(3, fresh.day());
    }

    /** The counts of some days. */
    DailyCounts of(Watched watched, Span span) {
        return new DailyCounts(days(watched, span), since());
    }

    /** Feedbacks that were received before this day may be counted, but it is not known that they are all. */
    private LocalDate since() {
        return ask("select since from feedback_counting", _ -> {}, statement -> {
            try (var row = statement.executeQuery()) {
                row.next();
                return row.getObject(1, LocalDate.class);
            }
        });
    }

    private Map<LocalDate, Integer> days(Watched watched, Span span) {
        return ask(
                "select day, feedbacks from feedback_count where dimension = ? and key = ? and day between ? and ?",
                statement -> {
                    statement.setString(1, watched.dimension().name());
                    statement.setString(2, watched.key());
                    statement.setObject(3, span.first());
                    statement.setObject(4, span.last());
                },
                statement -> {
                    var days = new HashMap<LocalDate, Integer>();
                    try (var rows = statement.executeQuery()) {
                        while (rows.next()) {
                            days.put(rows.getObject(1, LocalDate.class), rows.getInt(2));
                        }
                    }
                    return days;
                });
    }

    private interface Step<T> {
        T of(PreparedStatement statement) throws SQLException;
    }

    private interface Binding {
        void to(PreparedStatement statement) throws SQLException;
    }

    private <T> T ask(String sql, Binding binding, Step<T> step) {
        try (Connection connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            binding.to(statement);
            return step.of(statement);
        } catch (SQLException e) {
            throw new StorageFault(e);
        }
    }
}

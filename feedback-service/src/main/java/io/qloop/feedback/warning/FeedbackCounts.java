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
import java.time.Instant;
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
        var day = day(feedback.receivedAt());
        add(Dimension.PRODUCT, feedback.productId(), day);
        add(Dimension.CUSTOMER, feedback.customerId(), day);
        add(Dimension.KIND, feedback.kind(), day);
    }

    private void add(Dimension dimension, String key, LocalDate day) {
        if (key != null) {
            beforeCommit.add(writer, new Row(new Watched(dimension, key), day));
        }
    }

    LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, calendars.company().zone());
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

    /** Takes a few days to look at; they count as looked at when the transaction commits, for which other instances wait. */
    List<Fresh> takeFresh(int most) {
        return ask("""
                with taken as (
                    select dimension, key, day from feedback_count where fresh
                    order by dimension, key, day limit ? for update)
                update feedback_count c set fresh = false from taken t
                where (c.dimension, c.key, c.day) = (t.dimension, t.key, t.day)
                returning c.dimension, c.key, c.day""", statement -> statement.setInt(1, most), statement -> {
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

    /** The counts of some days; empty where nothing was ever counted. */
    Optional<DailyCounts> of(Watched watched, Span span) {
        var since = ask(
                "select min(day) from feedback_count where dimension = ?",
                statement -> statement.setString(1, watched.dimension().name()),
                statement -> {
                    try (var row = statement.executeQuery()) {
                        row.next();
                        return Optional.ofNullable(row.getObject(1, LocalDate.class));
                    }
                });
        return since.map(day -> new DailyCounts(days(watched, span), day.isBefore(span.first()) ? span.first() : day));
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

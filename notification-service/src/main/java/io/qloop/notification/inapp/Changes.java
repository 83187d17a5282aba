package io.qloop.notification.inapp;

import static io.qloop.platform.transaction.Sql.texts;

import io.qloop.platform.transaction.BeforeCommit;
import io.qloop.platform.transaction.Sql;
import io.qloop.platform.transaction.StorageFault;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;

/** What changed for whom; kept for a while, so that whoever was away for a moment misses nothing. */
@ApplicationScoped
class Changes {

    private final BeforeCommit transaction;
    private final Event<MyMessagesChanged> changed;
    private final DataSource dataSource;

    Changes(BeforeCommit transaction, Event<MyMessagesChanged> changed, DataSource dataSource) {
        this.transaction = transaction;
        this.changed = changed;
        this.dataSource = dataSource;
    }

    private record Row(UUID person, UUID message, Change what) {}

    /** A change that somebody may watch. */
    record Line(Position position, UUID person, UUID message, Change what) {}

    private static final BeforeCommit.Writer<Row> WRITER = rows ->
            List.of(new Sql("""
            insert into my_message_change (person_id, message_id, change)
            select cast(person as uuid), cast(message as uuid), change
            from unnest(?, ?, ?) with ordinality as row (person, message, change, number)
            order by number""", List.of(texts(rows, Row::person), texts(rows, Row::message), texts(rows, Row::what))));

    /** Notes it in the running transaction. */
    @Transactional(TxType.MANDATORY)
    void note(UUID person, UUID message, Change what) {
        transaction.add(WRITER, new Row(person, message, what));
        changed.fire(new MyMessagesChanged());
    }

    /** Everything before it can be read now; everything that is still to come comes after it. */
    Position horizon(Instant now) {
        return query("select cast(pg_snapshot_xmin(pg_current_snapshot()) as text)", _ -> {}, rows -> {
            rows.next();
            return new Position(now, Long.parseLong(rows.getString(1)), 0);
        });
    }

    /** The changes for these people between the two, in their order. */
    List<Line> between(Position after, Position before, Collection<UUID> people, int atMost) {
        return query(
                """
                select cast(xid as text), id, at, person_id, message_id, change from my_message_change
                where (xid, id) > (cast(? as xid8), ?) and xid < cast(? as xid8) and person_id = any(?)
                order by xid, id limit ?""",
                select -> {
                    select.setString(1, Long.toString(after.xid()));
                    select.setLong(2, after.number());
                    select.setString(3, Long.toString(before.xid()));
                    select.setArray(4, select.getConnection().createArrayOf("uuid", people.toArray()));
                    select.setInt(5, atMost);
                },
                rows -> {
                    var lines = new ArrayList<Line>();
                    while (rows.next()) {
                        lines.add(new Line(
                                new Position(
                                        rows.getObject(3, OffsetDateTime.class).toInstant(),
                                        Long.parseLong(rows.getString(1)),
                                        rows.getLong(2)),
                                rows.getObject(4, UUID.class),
                                rows.getObject(5, UUID.class),
                                Change.valueOf(rows.getString(6))));
                    }
                    return lines;
                });
    }

    /** Forgets so many of those that are older; answers how many. */
    @Transactional(TxType.MANDATORY)
    int forget(Duration age, int atMost) {
        try (var connection = dataSource.getConnection();
                var delete = connection.prepareStatement("""
                        delete from my_message_change where id in
                            (select id from my_message_change where at < now() - make_interval(secs => ?) limit ?)""")) {
            delete.setDouble(1, age.toSeconds());
            delete.setInt(2, atMost);
            return delete.executeUpdate();
        } catch (SQLException e) {
            throw new StorageFault(e);
        }
    }

    @FunctionalInterface
    private interface Filling {
        void fill(PreparedStatement select) throws SQLException;
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read(ResultSet rows) throws SQLException;
    }

    private <T> T query(String sql, Filling filling, Reading<T> reading) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(sql)) {
            filling.fill(select);
            try (var rows = select.executeQuery()) {
                return reading.read(rows);
            }
        } catch (SQLException e) {
            throw new StorageFault(e);
        }
    }
}

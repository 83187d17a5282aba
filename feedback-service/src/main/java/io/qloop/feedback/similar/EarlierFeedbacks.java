package io.qloop.feedback.similar;

import io.qloop.feedback.feedback.FeedbackStatus;
import io.qloop.feedback.wording.Said;
import io.qloop.feedback.wording.Wanted;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.transaction.StorageFault;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.postgresql.PGStatement;

/** Fetches the feedbacks that something may be like, by the index of words. */
@ApplicationScoped
class EarlierFeedbacks {

    private final DataSource dataSource;

    EarlierFeedbacks(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /**
     * A feedback with what it said and when.
     *
     * @param id         null for a draft
     * @param mergedInto the one that goes on for it; null where it goes on by itself
     */
    record Asked(UUID id, UUID mergedInto, Said said, Instant receivedAt) {

        /** Is it the same one, or a part of it? */
        boolean is(Earlier earlier) {
            return earlier.id().equals(id) || earlier.saidBy().equals(id);
        }

        /** Is it the one that goes on for it, by the word of somebody who merged them? */
        boolean goesOnIn(Earlier earlier) {
            return earlier.id().equals(mergedInto);
        }
    }

    /**
     * A feedback that goes on by itself. What was said in one that was merged into it was said in it.
     *
     * @param saidBy the feedback whose words were found
     * @param saidIn the number of that one; null where it is the feedback itself
     * @param terms  by which it is found
     */
    record Earlier(
            UUID id,
            UUID saidBy,
            String saidIn,
            String number,
            String customerId,
            String subject,
            FeedbackStatus status,
            String productId,
            String lot,
            Instant receivedAt,
            Set<String> terms) {}

    Asked get(UUID id) {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement(
                        "select f.merged_into, f.received_at, " + Said.COLUMNS + " from feedback f where f.id = ?")) {
            select.setObject(1, id);
            try (var row = select.executeQuery()) {
                if (!row.next()) {
                    throw Refusal.notFound("feedback-not-found");
                }
                return new Asked(
                        id,
                        row.getObject("merged_into", UUID.class),
                        Said.read(row),
                        row.getTimestamp("received_at").toInstant());
            }
        } catch (SQLException e) {
            throw new StorageFault(e);
        }
    }

    /**
     * Some of those that have what is wanted and were received in this time, as many as the limit says at most. What was taken
     * back is none of them.
     */
    List<Earlier> find(Wanted wanted, Instant from, Instant to, int limit) {
        // What the index finds is fetched one by one, until there are enough; the offset keeps the planner from another
        // way.
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("""
                        with hits as materialized (
                            select feedback_id, words from feedback_words where words @@ cast(? as tsquery))
                        select c.id, c.number, c.customer_id, c.subject, c.status, c.product_id, c.lot, c.received_at,
                            f.id as said_by, case when f.id <> c.id then f.number end as said_in,
                            tsvector_to_array(hits.words) as terms
                        from hits cross join lateral (select * from feedback where id = hits.feedback_id offset 0) f
                            cross join lateral (select * from feedback where id = coalesce(f.merged_into, f.id) offset 0) c
                        where f.received_at between cast(? as timestamptz) and cast(? as timestamptz)
                            and f.status <> 'WITHDRAWN' and c.status <> 'WITHDRAWN' limit ?""")) {
            select.unwrap(PGStatement.class).setPrepareThreshold(0);
            select.setString(1, wanted.query());
            select.setString(2, from.toString());
            select.setString(3, to.toString());
            select.setInt(4, limit);
            try (var rows = select.executeQuery()) {
                var found = new ArrayList<Earlier>();
                while (rows.next()) {
                    found.add(earlier(rows));
                }
                return found;
            }
        } catch (SQLException e) {
            throw new StorageFault(e);
        }
    }

    private static Earlier earlier(ResultSet row) throws SQLException {
        return new Earlier(
                row.getObject("id", UUID.class),
                row.getObject("said_by", UUID.class),
                row.getString("said_in"),
                row.getString("number"),
                row.getString("customer_id"),
                row.getString("subject"),
                FeedbackStatus.valueOf(row.getString("status")),
                row.getString("product_id"),
                row.getString("lot"),
                row.getTimestamp("received_at").toInstant(),
                Set.of((String[]) row.getArray("terms").getArray()));
    }
}

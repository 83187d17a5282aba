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

    /** A feedback with what it said and when. */
    record Asked(UUID id, Said said, Instant receivedAt) {}

    /** @param terms by which it is found */
    record Earlier(
            UUID id,
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
                        "select f.received_at, " + Said.COLUMNS + " from feedback f where f.id = ?")) {
            select.setObject(1, id);
            try (var row = select.executeQuery()) {
                if (!row.next()) {
                    throw Refusal.notFound("feedback-not-found");
                }
                return new Asked(
                        id, Said.read(row), row.getTimestamp("received_at").toInstant());
            }
        } catch (SQLException e) {
            throw new StorageFault(e);
        }
    }

    /** Some of those that have what is wanted and were received in this time, as many as the limit says at most. */
    List<Earlier> find(Wanted wanted, Instant from, Instant to, int limit) {
        // What the index finds is fetched one by one, until there are enough; the offset keeps the planner from another
        // way.
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("""
                        with hits as materialized (
                            select feedback_id, words from feedback_words where words @@ cast(? as tsquery))
                        select f.id, f.number, f.customer_id, f.subject, f.status, f.product_id, f.lot, f.received_at,
                            tsvector_to_array(hits.words) as terms
                        from hits cross join lateral (select * from feedback where id = hits.feedback_id offset 0) f
                        where f.received_at between cast(? as timestamptz) and cast(? as timestamptz) limit ?""")) {
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

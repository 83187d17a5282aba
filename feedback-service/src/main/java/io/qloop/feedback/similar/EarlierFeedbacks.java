package io.qloop.feedback.similar;

import io.qloop.feedback.feedback.FeedbackStatus;
import io.qloop.feedback.wording.Said;
import io.qloop.feedback.wording.Wanted;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.transaction.Statements;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Fetches the feedbacks that something may be like, the newest first: what is rare by the index of words, what is common among the newest. */
@ApplicationScoped
class EarlierFeedbacks {

    /** Of so many hits of the index the newest are told. */
    static final int RARE = 400;

    /** So many are compared with what is wanted, from the newest on. */
    private static final int WALKED = 2_000;

    private final Statements statements;

    EarlierFeedbacks(Statements statements) {
        this.statements = statements;
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
        return statements
                .first(
                        "select f.merged_into, f.received_at, " + Said.COLUMNS + " from feedback f where f.id = ?",
                        row -> new Asked(
                                id,
                                row.getObject("merged_into", UUID.class),
                                Said.read(row),
                                Statements.moment(row, "received_at")),
                        id)
                .orElseThrow(() -> Refusal.notFound("feedback-not-found"));
    }

    /** When they were received. */
    record Window(Instant from, Instant to) {

        static final Window EVER = new Window(Instant.EPOCH, Instant.parse("9999-12-31T00:00:00Z"));
    }

    /**
     * Those that have what is wanted, the last registered first, as many as the limit says at most. Empty where more than
     * {@link #RARE} have it: the index gives the oldest first, and all are to be fetched to know the newest.
     */
    Optional<List<Earlier>> rare(Wanted wanted, Window window, int limit) {
        // The hits are not limited where they are found: the planner would rather read the table from its beginning.
        var sql = """
                with found as materialized (
                    select feedback_id, words from feedback_words where words @@ cast(? as tsquery)),
                fetched as materialized (select * from found limit %d)
                select earlier.* from (select count(*) as hits from fetched) as counted
                    left join lateral (%s) as earlier on true
                where counted.hits > %d or earlier.id is not null""".formatted(
                        RARE + 1,
                        earlier(
                                "(select * from fetched where counted.hits <= %d order by feedback_id desc) as hits"
                                        .formatted(RARE),
                                "hits.feedback_id desc"),
                        RARE);
        var found = read(sql, wanted.query(), window.from(), window.to(), limit);
        return found.stream().anyMatch(Optional::isEmpty)
                ? Optional.empty()
                : Optional.of(found.stream().flatMap(Optional::stream).toList());
    }

    /** Those of the last received ones that have what is wanted, the newest first: what is common is found among a few thousand. */
    List<Earlier> newest(Wanted wanted, Window window, int limit) {
        return present(read(
                earlier("""
                        (select last.*, w.words
                            from (select id as feedback_id, received_at from feedback
                                where received_at between cast(? as timestamptz) and cast(? as timestamptz)
                                order by received_at desc, id desc limit %d) as last
                            cross join lateral (
                                select words from feedback_words
                                where feedback_id = last.feedback_id and ts_match_vq(words, cast(? as tsquery)) offset 0) as w
                        ) as hits""".formatted(WALKED), "hits.received_at desc, hits.feedback_id desc"),
                window.from(),
                window.to(),
                wanted.query(),
                window.from(),
                window.to(),
                limit));
    }

    /**
     * Those of a customer that have what is wanted, the newest first.
     *
     * @param preferred what comes before all others, however old
     */
    List<Earlier> ofCustomer(String customerId, Wanted wanted, Wanted preferred, Window window, int limit) {
        return present(read(
                earlier("""
                        (select last.*, w.words, ts_match_vq(w.words, cast(? as tsquery)) as preferred
                            from (select id as feedback_id, received_at from feedback
                                where customer_id = ?
                                    and received_at between cast(? as timestamptz) and cast(? as timestamptz)
                                order by received_at desc, id desc limit %d) as last
                            cross join lateral (
                                select words from feedback_words
                                where feedback_id = last.feedback_id and ts_match_vq(words, cast(? as tsquery)) offset 0) as w
                            order by preferred desc, last.received_at desc, last.feedback_id desc
                        ) as hits""".formatted(WALKED), "hits.preferred desc, hits.received_at desc, hits.feedback_id desc"),
                preferred.query(),
                customerId,
                window.from(),
                window.to(),
                wanted.query(),
                window.from(),
                window.to(),
                limit));
    }

    /** The feedbacks of hits, one by one in their order until there are enough; the offset keeps the planner from another way. */
    private static String earlier(String hits, String order) {
        return """
                select c.id, c.number, c.customer_id, c.subject, c.status, c.product_id, c.lot, c.received_at,
                    f.id as said_by, case when f.id <> c.id then f.number end as said_in,
                    tsvector_to_array(hits.words) as terms
                from %s
                    cross join lateral (select * from feedback where id = hits.feedback_id offset 0) as f
                    cross join lateral (select * from feedback where id = coalesce(f.merged_into, f.id) offset 0) as c
                where f.received_at between cast(? as timestamptz) and cast(? as timestamptz)
                    and f.status <> 'WITHDRAWN' and c.status <> 'WITHDRAWN'
                order by %s limit ?""".formatted(hits, order);
    }

    /** @return empty for a row without a feedback */
    private List<Optional<Earlier>> read(String sql, Object... values) {
        return statements.plannedAnew().list(sql, EarlierFeedbacks::row, values);
    }

    private static Optional<Earlier> row(ResultSet row) throws SQLException {
        return row.getString("id") == null ? Optional.empty() : Optional.of(earlier(row));
    }

    private static List<Earlier> present(List<Optional<Earlier>> found) {
        return found.stream().flatMap(Optional::stream).toList();
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
                Statements.moment(row, "received_at"),
                Set.of((String[]) row.getArray("terms").getArray()));
    }
}

package io.qloop.feedback.wording;

import static io.qloop.platform.transaction.Sql.texts;

import io.qloop.platform.transaction.BeforeCommit;
import io.qloop.platform.transaction.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * The table {@code feedback_words}: by which words each feedback is found. It is written in the transaction that records the
 * feedback; what somebody else writes or changes, the database itself notes down for {@link WordIndexing}.
 */
@ApplicationScoped
public class WordIndex {

    /** Raised when other words come out of the same text: everything is then indexed anew, in the background. */
    static final int ANALYSIS = 1;

    private final BeforeCommit transaction;

    // One object, since the rows of a transaction are collected under it.
    private final BeforeCommit.Writer<Entry> writer = WordIndex::statements;

    WordIndex(BeforeCommit transaction) {
        this.transaction = transaction;
    }

    record Entry(UUID feedback, Said said) {}

    /** Makes a feedback findable with the commit of the running transaction. */
    public void add(UUID feedback, Said said) {
        transaction.add(writer, new Entry(feedback, said));
    }

    private static List<Sql> statements(List<Entry> entries) {
        return List.of(new Sql(
                """
                insert into feedback_words (feedback_id, words, analysis)
                select feedback_id::uuid, array_to_tsvector(string_to_array(terms, E'\\x1f')), %d
                from unnest(?, ?) as row (feedback_id, terms)
                on conflict (feedback_id) do update set words = excluded.words, analysis = excluded.analysis""".formatted(ANALYSIS),
                List.of(
                        texts(entries, Entry::feedback),
                        texts(
                                entries,
                                entry -> String.join("\u001f", entry.said().terms())))));
    }

    static void write(Connection connection, List<Entry> entries) throws SQLException {
        try (var upsert = connection.prepareStatement("""
                insert into feedback_words (feedback_id, words, analysis) values (?, array_to_tsvector(?), ?)
                on conflict (feedback_id) do update set words = excluded.words, analysis = excluded.analysis""")) {
            for (var entry : entries) {
                upsert.setObject(1, entry.feedback());
                upsert.setArray(
                        2, connection.createArrayOf("text", entry.said().terms().toArray()));
                upsert.setInt(3, ANALYSIS);
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }
}

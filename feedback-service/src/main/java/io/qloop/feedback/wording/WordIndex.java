package io.qloop.feedback.wording;

import io.qloop.platform.transaction.BeforeCommit;
import io.qloop.platform.transaction.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * The table {@code feedback_words}: by which words each feedback is found. It is written in the transaction that records the
 * feedback; what somebody else writes or changes, the database itself notes down for {@link WordIndexing}.
 */
@ApplicationScoped
public class WordIndex {

    /** Raised when other words come out of the same feedback: everything is then indexed anew, in the background. */
    static final int ANALYSIS = 2;

    private static final String WRITE = """
            insert into feedback_words (feedback_id, words, analysis)
            select feedback::uuid, words::tsvector, %d from unnest(?, ?) as entry (feedback, words)
            on conflict (feedback_id) do update set words = excluded.words, analysis = excluded.analysis""".formatted(ANALYSIS);

    private final BeforeCommit transaction;

    // One object, since the rows of a transaction are collected under it.
    private final BeforeCommit.Writer<Entry> writer = WordIndex::write;

    WordIndex(BeforeCommit transaction) {
        this.transaction = transaction;
    }

    private record Entry(UUID feedback, Said said) {

        private String words() {
            return said.terms().stream().map(Wanted::quoted).collect(Collectors.joining(" "));
        }
    }

    /** Makes a feedback findable with the commit of the running transaction. */
    public void add(UUID feedback, Said said) {
        transaction.add(writer, new Entry(feedback, said));
    }

    private static List<Sql> write(List<Entry> entries) {
        return List.of(new Sql(WRITE, List.of(Sql.texts(entries, Entry::feedback), Sql.texts(entries, Entry::words))));
    }
}

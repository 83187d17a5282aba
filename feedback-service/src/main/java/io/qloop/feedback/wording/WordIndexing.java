package io.qloop.feedback.wording;

import io.qloop.platform.transaction.Statements;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/**
 * Indexes what the index lacks: feedbacks from before it, or of an older analysis, or changed past the service. Some hundred at
 * a time, each time in a transaction of its own, by as many instances as there are; stopped, it goes on where it was.
 */
@ApplicationScoped
class WordIndexing {

    private static final int BATCH = 500;

    private final WordIndex index;
    private final Statements statements;

    WordIndexing(WordIndex index, Statements statements) {
        this.index = index;
        this.statements = statements;
    }

    @Scheduled(
            identity = "word-index",
            every = "${feedback.search.index-every:10s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        while (QuarkusTransaction.requiringNew().timeout(60).call(this::step) == BATCH) {
            // Each batch is a transaction of its own.
        }
    }

    private record Found(UUID id, Said said) {}

    private int step() {
        var feedbacks = statements.list(
                """
                select f.id, %s
                from (select feedback_id from feedback_words where analysis < ? limit ? for update skip locked) as w
                    join feedback f on f.id = w.feedback_id""".formatted(Said.COLUMNS),
                row -> new Found(row.getObject("id", UUID.class), Said.read(row)),
                WordIndex.ANALYSIS,
                BATCH);
        feedbacks.forEach(feedback -> index.add(feedback.id, feedback.said));
        return feedbacks.size();
    }
}

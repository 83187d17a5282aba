package io.qloop.feedback.wording;

import io.qloop.platform.transaction.StorageFault;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Indexes what the index lacks: feedbacks from before it, or of an older analysis, or changed past the service. Some hundred at
 * a time, each time in a transaction of its own, by as many instances as there are; stopped, it goes on where it was.
 */
@ApplicationScoped
class WordIndexing {

    private static final int BATCH = 500;

    private final WordIndex index;
    private final DataSource dataSource;

    WordIndexing(WordIndex index, DataSource dataSource) {
        this.index = index;
        this.dataSource = dataSource;
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

    private int step() {
        try (var connection = dataSource.getConnection();
                var select = connection.prepareStatement("""
                        select f.id, %s
                        from (select feedback_id from feedback_words where analysis < ? limit ? for update skip locked) as w
                            join feedback f on f.id = w.feedback_id""".formatted(Said.COLUMNS))) {
            select.setInt(1, WordIndex.ANALYSIS);
            select.setInt(2, BATCH);
            int found = 0;
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    index.add(rows.getObject("id", UUID.class), Said.read(rows));
                    found++;
                }
            }
            return found;
        } catch (SQLException e) {
            throw new StorageFault(e);
        }
    }
}

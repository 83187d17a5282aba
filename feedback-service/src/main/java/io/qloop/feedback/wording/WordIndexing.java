package io.qloop.feedback.wording;

import io.qloop.platform.transaction.StorageFault;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.UUID;
import javax.sql.DataSource;

/**
 * Indexes what the index lacks: feedbacks from before it, or of an older analysis, or changed past the service. Some hundred at
 * a time, each time in a transaction of its own, by as many instances as there are; stopped, it goes on where it was.
 */
@ApplicationScoped
class WordIndexing {

    private static final int BATCH = 500;

    private final DataSource dataSource;

    WordIndexing(DataSource dataSource) {
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
            var entries = new ArrayList<WordIndex.Entry>();
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    entries.add(new WordIndex.Entry(rows.getObject("id", UUID.class), Said.read(rows)));
                }
            }
            WordIndex.write(connection, entries);
            return entries.size();
        } catch (SQLException e) {
            throw new StorageFault(e);
        }
    }
}

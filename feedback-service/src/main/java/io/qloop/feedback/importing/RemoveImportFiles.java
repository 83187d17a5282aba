package io.qloop.feedback.importing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;

/** Removes what may name people and is needed no more: the files of imports that have ended, and what was wrong with them. */
@ApplicationScoped
class RemoveImportFiles {

    private static final int BATCH = 50;

    private final TableImports imports;
    private final ImportFiles files;
    private final ImportErrors errors;
    private final ImportSettings settings;
    private final Clock clock;

    RemoveImportFiles(
            TableImports imports, ImportFiles files, ImportErrors errors, ImportSettings settings, Clock clock) {
        this.imports = imports;
        this.files = files;
        this.errors = errors;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(
            identity = "import-files",
            every = "${feedback.import.remove-every:1h}",
            delayed = "1m",
            concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        while (QuarkusTransaction.requiringNew().call(this::remove) == BATCH) {
            // Each batch is a transaction of its own.
        }
    }

    private int remove() {
        var now = clock.instant();
        var old = imports.endedBefore(now.minus(settings.keep()), BATCH);
        for (var ended : old) {
            files.remove(ended.id());
            errors.remove(ended.id());
            ended.fileRemoved(now);
        }
        return old.size();
    }
}

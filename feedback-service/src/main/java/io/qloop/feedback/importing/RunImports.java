package io.qloop.feedback.importing;

import io.qloop.platform.json.EnumNames;
import io.qloop.platform.transaction.BackOff;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Brings the files that wait to their end, one after the other; what an instance has left, another one goes on with. One that
 * does not go on is left alone for longer and longer, and holds up only those that may need what it is to write.
 */
@ApplicationScoped
class RunImports {

    private static final Logger LOG = Logger.getLogger(RunImports.class);

    private final TableImports imports;
    private final ImportsProgress allProgress;
    private final CheckImport checkImport;
    private final WriteImport writeImport;
    private final ImportSettings settings;
    private final Clock clock;

    RunImports(
            TableImports imports,
            ImportsProgress allProgress,
            CheckImport checkImport,
            WriteImport writeImport,
            ImportSettings settings,
            Clock clock) {
        this.imports = imports;
        this.allProgress = allProgress;
        this.checkImport = checkImport;
        this.writeImport = writeImport;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(
            identity = "imports",
            every = "${feedback.import.every:2s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void run() {
        Optional<TableImport> next;
        var step = Step.DONE;
        while (step == Step.DONE && (next = next()).isPresent()) {
            step = goOn(next.get());
        }
    }

    private Optional<TableImport> next() {
        return QuarkusTransaction.requiringNew().call(() -> {
            var open = imports.open();
            var progress = allProgress.of(open.stream().map(TableImport::id).toList());
            var now = clock.instant();
            for (int i = 0; i < open.size(); i++) {
                var one = open.get(i);
                if (progress.get(one.id()).isDue(now)
                        && open.subList(0, i).stream().noneMatch(one::waitsFor)) {
                    return Optional.of(one);
                }
            }
            return Optional.empty();
        });
    }

    private Step goOn(TableImport of) {
        try {
            return of.state() == ImportState.CHECKING ? checkImport.handle(of) : writeImport.handle(of.id());
        } catch (RuntimeException | IOException fault) {
            leaveAlone(of.id(), fault);
            return Step.DONE;
        }
    }

    private void leaveAlone(UUID id, Exception fault) {
        var why = ImportFailure.of(fault);
        LOG.warnf(fault, "Import %s does not go on for the time being: %s", id, EnumNames.of(why));
        QuarkusTransaction.requiringNew().run(() -> {
            // Whoever cancels it, or was faster with the batch, comes before or after.
            if (imports.lock(id).state().isOver()) {
                return;
            }
            var progress = allProgress.findById(id);
            var now = clock.instant();
            var pause = BackOff.after(progress.failures() + 1, settings.firstPause(), settings.longestPause());
            progress.failed(why, now, now.plus(pause));
        });
    }
}

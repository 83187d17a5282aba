package io.qloop.feedback.importing;

import io.qloop.platform.audit.Audit;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jboss.logging.Logger;

/** Writes the rows of a file of which every row was right, a batch at a time. */
@ApplicationScoped
class WriteImport {

    private static final Logger LOG = Logger.getLogger(WriteImport.class);

    private final TableImports imports;
    private final ImportsProgress allProgress;
    private final Importers importers;
    private final StagedRows staged;
    private final Turns turns;
    private final ImportSettings settings;
    private final Audit audit;
    private final Clock clock;

    WriteImport(
            TableImports imports,
            ImportsProgress allProgress,
            Importers importers,
            StagedRows staged,
            Turns turns,
            ImportSettings settings,
            Audit audit,
            Clock clock) {
        this.imports = imports;
        this.allProgress = allProgress;
        this.importers = importers;
        this.staged = staged;
        this.turns = turns;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    Step handle(UUID id) {
        Step step;
        do {
            step = turns.take(() -> write(id));
        } while (step == Step.GO_ON);
        return step;
    }

    private Step write(UUID id) {
        var of = imports.lock(id);
        if (of.state() != ImportState.WRITING) {
            return Step.NOT_MINE;
        }
        audit.because("Import " + id);
        var progress = allProgress.findById(id);
        progress.goesOn();
        var rows = staged.toWrite(id, progress.lastWritten(), settings.batch());
        if (rows.isEmpty()) {
            of.written(clock.instant());
            staged.remove(id);
            LOG.infof("Import %s is completed: %d rows written", id, progress.written());
            return Step.DONE;
        }
        importers.of(of.kind()).write(of, rows);
        progress.wrote(rows.size(), rows.getLast().number());
        return Step.GO_ON;
    }
}

package io.qloop.feedback.importing;

import io.qloop.platform.calendar.Calendars;
import io.qloop.platform.i18n.Texts;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.table.Row;
import io.qloop.platform.table.TableReader;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jboss.logging.Logger;

/**
 * Reads a file from its first row to its last, a batch at a time, and puts aside what is right. Only when all of it is right may
 * anything be written.
 */
@ApplicationScoped
class CheckImport {

    private static final Logger LOG = Logger.getLogger(CheckImport.class);

    private final TableImports imports;
    private final ImportsProgress allProgress;
    private final ImportFiles files;
    private final Importers importers;
    private final StagedRows staged;
    private final ImportErrors errors;
    private final Turns turns;
    private final ImportSettings settings;
    private final Texts texts;
    private final Calendars calendars;
    private final Clock clock;

    CheckImport(
            TableImports imports,
            ImportsProgress allProgress,
            ImportFiles files,
            Importers importers,
            StagedRows staged,
            ImportErrors errors,
            Turns turns,
            ImportSettings settings,
            Texts texts,
            Calendars calendars,
            Clock clock) {
        this.imports = imports;
        this.allProgress = allProgress;
        this.files = files;
        this.importers = importers;
        this.staged = staged;
        this.errors = errors;
        this.turns = turns;
        this.settings = settings;
        this.texts = texts;
        this.calendars = calendars;
        this.clock = clock;
    }

    Step handle(TableImport of) throws IOException {
        int from = QuarkusTransaction.requiringNew()
                .call(() -> allProgress.findById(of.id()).lastRow());
        try (var file = files.fetch(of);
                var table = TableReader.open(file.path(), settings.limits())) {
            return read(of, table, from);
        }
    }

    private Step read(TableImport of, TableReader table, int from) throws IOException {
        var headings = new Headings(of.kind(), table.next().orElseThrow(), texts);
        var reader =
                new RowReader(of.kind(), headings, texts, calendars.company().zone());
        int last = from;
        Step step;
        do {
            int position = last;
            var batch = batch(table, position);
            step = turns.take(() -> check(of.id(), position, batch, reader));
            last = batch.last(position);
        } while (step == Step.GO_ON);
        return step;
    }

    /** @param broken why nothing can be read behind the rows; empty where something can, or nothing is left */
    private record Batch(List<Row> rows, Optional<Refusal> broken) {

        private int last(int before) {
            return rows.isEmpty() ? before : rows.getLast().number();
        }

        private boolean isLast() {
            return rows.isEmpty() || broken.isPresent();
        }
    }

    private Batch batch(TableReader table, int after) throws IOException {
        var rows = new ArrayList<Row>();
        try {
            while (rows.size() < settings.batch()) {
                var row = table.next();
                if (row.isEmpty()) {
                    break;
                }
                row.filter(it -> it.number() > after).ifPresent(rows::add);
            }
            return new Batch(rows, Optional.empty());
        } catch (Refusal broken) {
            return new Batch(rows, Optional.of(broken));
        }
    }

    private Step check(UUID id, int from, Batch batch, RowReader reader) {
        var of = imports.lock(id);
        var progress = allProgress.findById(id);
        if (of.state() != ImportState.CHECKING || progress.lastRow() != from) {
            return Step.NOT_MINE;
        }
        progress.goesOn();
        var faults = check(of, progress, batch.rows(), reader);
        batch.broken()
                .ifPresent(broken -> faults.add(new CellFault(
                        batch.last(from) + 1,
                        "",
                        "",
                        "problem." + broken.code() + ".detail",
                        broken.args().stream().map(String::valueOf).toList())));
        boolean isEnough = progress.refused() >= settings.refusedAtMost();
        if (isEnough) {
            faults.add(
                    CellFault.of(progress.lastRow() + 1, "", "", "import-read-no-further", settings.refusedAtMost()));
        }
        errors.add(id, faults);
        if (!batch.isLast() && !isEnough) {
            return Step.GO_ON;
        }
        end(of, progress, progress.refused() == 0 && batch.broken().isEmpty());
        return Step.DONE;
    }

    private List<CellFault> check(TableImport of, ImportProgress progress, List<Row> rows, RowReader reader) {
        var faults = new ArrayList<CellFault>();
        var right = onlyOnce(of, right(of, rows, reader, faults), faults);
        var verdicts =
                right.isEmpty() ? List.<Verdict>of() : importers.of(of.kind()).judge(of, right);
        var outcomes = new ArrayList<Outcome>();
        for (int i = 0; i < right.size(); i++) {
            switch (verdicts.get(i)) {
                case Verdict.Right(var outcome) -> {
                    staged.add(of.id(), right.get(i), outcome);
                    outcomes.add(outcome);
                }
                case Verdict.Wrong(var reasons) -> faults.addAll(reasons);
            }
        }
        if (!rows.isEmpty()) {
            progress.checked(rows.getLast().number(), outcomes, rows.size() - outcomes.size());
        }
        return faults;
    }

    private List<RightRow> right(TableImport of, List<Row> rows, RowReader reader, List<CellFault> faults) {
        var importer = importers.of(of.kind());
        var right = new ArrayList<RightRow>();
        for (var row : rows) {
            var read = reader.read(row);
            faults.addAll(read.faults());
            if (read.isRight()) {
                var values = importer.complete(read.values());
                right.add(new RightRow(read.row(), importer.key(of, values), values));
            }
        }
        return right;
    }

    /** The same thing twice in one file: nobody could say which of the rows counts. */
    private List<RightRow> onlyOnce(TableImport of, List<RightRow> rows, List<CellFault> faults) {
        var before = new HashMap<>(
                staged.rowsOf(of.id(), rows.stream().map(RightRow::key).toList()));
        var once = new ArrayList<RightRow>();
        for (var row : rows) {
            var first = before.putIfAbsent(row.key(), row.number());
            if (first == null) {
                once.add(row);
            } else {
                faults.add(row.fault(of.kind().fields().getFirst().name(), "import-row-twice", first));
            }
        }
        return once;
    }

    private void end(TableImport of, ImportProgress progress, boolean isRight) {
        of.checked(isRight, clock.instant());
        if (of.state().isOver()) {
            staged.remove(of.id());
        }
        LOG.infof(
                "Import %s: %d rows checked, %d refused; it is %s",
                of.id(), progress.rows(), progress.refused(), of.state());
    }
}

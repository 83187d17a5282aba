package io.qloop.feedback.importing;

import io.qloop.platform.i18n.Texts;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.table.TableReader;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;

/** Takes a file in that is to be imported. What can be said of it at once is said at once: whether it is a table with the right columns. */
@ApplicationScoped
class StartImport {

    private final TableImports imports;
    private final ImportsProgress progress;
    private final ImportFiles files;
    private final ImportSettings settings;
    private final Texts texts;
    private final CurrentUser user;
    private final Clock clock;

    StartImport(
            TableImports imports,
            ImportsProgress progress,
            ImportFiles files,
            ImportSettings settings,
            Texts texts,
            CurrentUser user,
            Clock clock) {
        this.imports = imports;
        this.progress = progress;
        this.files = files;
        this.settings = settings;
        this.texts = texts;
        this.user = user;
        this.clock = clock;
    }

    record Command(ImportKind kind, String origin, boolean dryRun, String fileName, Path file) {}

    @Transactional
    TableImport handle(Command command) throws IOException {
        var max = settings.maxSize().asLongValue();
        if (Files.size(command.file()) > max) {
            throw Refusal.tooLarge("import-too-large", max / 1024);
        }
        requireTable(command);
        var id = Ids.next();
        var started = new TableImport(
                id,
                command.kind(),
                command.origin(),
                command.dryRun(),
                files.keep(id, command.fileName(), command.file()),
                user.name(),
                clock.instant());
        imports.persist(started);
        progress.persist(new ImportProgress(id));
        return started;
    }

    private void requireTable(Command command) throws IOException {
        try (var table = TableReader.open(command.file(), settings.limits())) {
            var first = table.next().orElseThrow(() -> Refusal.unprocessable("table-empty", "file"));
            var headings = new Headings(command.kind(), first, texts);
            headings.requireRow(table.next().orElseThrow(() -> Refusal.unprocessable("import-without-rows", "file")));
        }
    }
}

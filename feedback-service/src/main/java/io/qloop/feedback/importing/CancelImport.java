package io.qloop.feedback.importing;

import io.qloop.platform.audit.Audit;
import io.qloop.platform.audit.SeenVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Ends an import that is not wanted any more. What was written stays: other services have heard of it, or refer to it. */
@ApplicationScoped
class CancelImport {

    private final TableImports imports;
    private final StagedRows staged;
    private final Audit audit;
    private final SeenVersion seenVersion;
    private final Clock clock;

    CancelImport(TableImports imports, StagedRows staged, Audit audit, SeenVersion seenVersion, Clock clock) {
        this.imports = imports;
        this.staged = staged;
        this.audit = audit;
        this.seenVersion = seenVersion;
        this.clock = clock;
    }

    record Command(UUID id, String ifMatch, String reason) {}

    @Transactional
    TableImport handle(Command command) {
        var of = imports.lock(command.id());
        var seen = of.version();
        audit.because(command.reason());
        of.cancel(clock.instant());
        seenVersion.require(command.ifMatch(), of, seen);
        staged.remove(of.id());
        imports.flush();
        return of;
    }
}

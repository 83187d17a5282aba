package io.qloop.feedback.importing;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.util.Optional;

/** Brings the files that wait to their end, one after the other; what an instance has left, another one goes on with. */
@ApplicationScoped
class RunImports {

    private final TableImports imports;
    private final CheckImport checkImport;
    private final WriteImport writeImport;

    RunImports(TableImports imports, CheckImport checkImport, WriteImport writeImport) {
        this.imports = imports;
        this.checkImport = checkImport;
        this.writeImport = writeImport;
    }

    @Scheduled(
            identity = "imports",
            every = "${feedback.import.every:2s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void run() throws IOException {
        Optional<TableImport> next;
        Step step = Step.DONE;
        while (step == Step.DONE && (next = next()).isPresent()) {
            var of = next.get();
            step = of.state() == ImportState.CHECKING ? checkImport.handle(of) : writeImport.handle(of.id());
        }
    }

    private Optional<TableImport> next() {
        return QuarkusTransaction.requiringNew().call(imports::next);
    }
}

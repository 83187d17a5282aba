package io.qloop.feedback.importing;

import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who imports what. */
@ApplicationScoped
class Importers {

    private final Map<ImportKind, Importer> byKind;

    Importers(@All List<Importer> importers) {
        this.byKind = importers.stream().collect(Collectors.toMap(Importer::kind, Function.identity()));
    }

    Importer of(ImportKind kind) {
        return byKind.get(kind);
    }
}

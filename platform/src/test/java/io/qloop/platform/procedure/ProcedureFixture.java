package io.qloop.platform.procedure;

import io.qloop.platform.i18n.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Scenes of the procedure {@code note-flow}. */
final class ProcedureFixture {

    static final Instant AT = Instant.parse("2026-03-02T01:00:00Z");
    static final Actor SALES = new Actor("chen.sales", Set.of("sales"), Set.of("staff"));
    static final Actor QUALITY = new Actor("wang.qc", Set.of("quality"), Set.of("staff"));
    static final Actor HEAD = new Actor("li.head", Set.of("quality"), Set.of("function-head"));
    static final Actor MANAGER = new Actor("zhao.gm", Set.of("general-management"), Set.of("general-manager"));

    private static final Presets PRESETS = Presets.load(ProcedureFixture.class.getClassLoader(), new Texts());

    private ProcedureFixture() {}

    static Procedure noteFlow() {
        return PRESETS.find("note-flow").orElseThrow();
    }

    static Procedure noteShort() {
        return PRESETS.find("note-short").orElseThrow();
    }

    /** A case that has not begun. */
    static Situation situation(String caseClass, String severity, Set<String> fields, Set<String> facts) {
        return new Situation(
                caseClass, severity, "product", fields, facts, Set.of(), List.of(), List.of(), "chen.sales");
    }
}

package io.qloop.platform.procedure.proceeding;

import io.qloop.platform.problem.Refusal;
import io.qloop.platform.procedure.Procedure;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a case is judged to be when it is recorded, in the codes of the procedure that is in force for it.
 *
 * @param facts questions that are answered with yes already
 */
public record Judgement(
        Optional<String> caseClass, Optional<String> severity, Optional<String> kind, Set<String> facts) {

    /** Nobody has judged yet. */
    public static final Judgement NONE = new Judgement(Optional.empty(), Optional.empty(), Optional.empty(), Set.of());

    public Judgement {
        facts = Set.copyOf(facts);
    }

    /** @param facts null for none, as are the others */
    public static Judgement of(String caseClass, String severity, String kind, Set<String> facts) {
        return new Judgement(
                Optional.ofNullable(caseClass),
                Optional.ofNullable(severity),
                Optional.ofNullable(kind),
                facts == null ? Set.of() : facts);
    }

    /**
     * Makes sure that a case can be judged so.
     *
     * @param at where the judgement stands in the request, in front of its fields; empty at the top
     * @throws Refusal when class, severity, kind or a fact is none that the procedure knows
     */
    public void requireKnownTo(Procedure procedure, String at) {
        Procedure.requireChoice(at + "class", caseClass.orElse(null), procedure.classes());
        Procedure.requireChoice(at + "severity", severity.orElse(null), procedure.severities());
        Procedure.requireChoice(at + "kind", kind.orElse(null), procedure.routes());
        facts.forEach(fact -> Procedure.requireChoice(at + "facts", fact, procedure.facts()));
    }

    /** The same with one more fact. */
    public Judgement with(String fact) {
        var more = new HashSet<>(facts);
        more.add(fact);
        return new Judgement(caseClass, severity, kind, more);
    }

    /** Nothing but a class. */
    public static Judgement ofClass(String caseClass) {
        return new Judgement(Optional.of(caseClass), Optional.empty(), Optional.empty(), Set.of());
    }
}

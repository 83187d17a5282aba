package io.qloop.platform.procedure.proceeding;

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

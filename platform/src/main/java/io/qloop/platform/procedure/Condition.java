package io.qloop.platform.procedure;

import java.util.List;

/**
 * For which cases a part of a procedure is meant. Each list that is not empty must be met: the class is one of these, all
 * of these facts hold, none of those does.
 */
public record Condition(
        List<String> classes, List<String> severities, List<String> kinds, List<String> facts, List<String> unless) {

    /** For every case. */
    public static final Condition ALWAYS = new Condition(null, null, null, null, null);

    public Condition {
        classes = Lists.given(classes);
        severities = Lists.given(severities);
        kinds = Lists.given(kinds);
        facts = Lists.given(facts);
        unless = Lists.given(unless);
    }

    public boolean holdsFor(Situation situation) {
        return isOneOf(classes, situation.caseClass())
                && isOneOf(severities, situation.severity())
                && isOneOf(kinds, situation.kind())
                && situation.facts().containsAll(facts)
                && unless.stream().noneMatch(situation.facts()::contains);
    }

    static boolean isOneOf(List<String> wanted, String actual) {
        return wanted.isEmpty() || actual != null && wanted.contains(actual);
    }
}

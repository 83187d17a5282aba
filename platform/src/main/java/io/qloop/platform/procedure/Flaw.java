package io.qloop.platform.procedure;

import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Texts;
import io.qloop.platform.json.EnumNames;
import io.qloop.platform.problem.Refusal;
import java.util.List;

/**
 * Something in a procedure that is not as it must be.
 *
 * @param at JSON pointer, {@code /stages/3/next/0}
 */
public record Flaw(String at, Rule rule, List<Object> args) {

    /** What is wrong. */
    public enum Rule {
        /** Not YAML, or not JSON. */
        UNREADABLE,
        MISSING,
        UNKNOWN_PROPERTY,
        /** Wrong type, pattern or choice. */
        INVALID_VALUE,
        EMPTY,
        DUPLICATE_CODE,
        /** Refers to a code that is not there. */
        UNKNOWN_CODE,
        /** No way leads from the first stage to this one. */
        UNREACHABLE,
        /** No way leads from this stage to an end. */
        NO_EXIT,
        /** Requires a stage that cannot come before. */
        REQUIRES_LATER_STAGE,
        /** Requires stages that no single way leads through. */
        NO_WAY_THROUGH_REQUIRED,
        /** An approver before the author, or before a reviewer. */
        SIGNATURE_ORDER,
        /** The one post that wrote it would have to approve it. */
        AUTHOR_APPROVES,
        /** Nobody of ours could take the step or sign. */
        OUTSIDER_ACTS,
        /** Both wanted and not wanted. */
        CONTRADICTION,
        /** The least scores of the grades do not fall, or the last one has one. */
        GRADE_ORDER,
        COUNTING
    }

    static Flaw of(String at, Rule rule, Object... args) {
        return new Flaw(at, rule, List.of(args));
    }

    String text(Texts texts, Language language) {
        return texts.get(key(), language, args.toArray());
    }

    Refusal.Detail detail(String prefix) {
        return new Refusal.Detail(prefix + path(), name(), key(), args);
    }

    private String name() {
        return "procedure-" + EnumNames.of(rule);
    }

    private String key() {
        return "rule." + name();
    }

    /** The pointer as the path in a JSON body: {@code stages[3].next[0]}. */
    private String path() {
        return at.replaceAll("/(\\d+)(?=/|$)", "[$1]").replace('/', '.');
    }
}

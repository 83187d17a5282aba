package io.qloop.notification.rules;

import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Texts;
import io.qloop.platform.problem.Refusal;
import java.util.List;

/**
 * What is wrong with the rules, and where.
 *
 * @param at   JSON pointer
 * @param rule that is broken; its text is {@code rule.message-rule-<rule>}
 */
record RuleFlaw(String at, String rule, List<Object> args) {

    static RuleFlaw of(String at, String rule, Object... args) {
        return new RuleFlaw(at, rule, List.of(args));
    }

    String text(Texts texts) {
        return texts.get("rule." + name(), Language.EN, args.toArray());
    }

    Refusal.Detail detail(String prefix) {
        return new Refusal.Detail(prefix + path(), name(), "rule." + name(), args);
    }

    private String name() {
        return "message-rule-" + rule;
    }

    /** The pointer as the path in a JSON body: {@code .events.<type>.tell[0].kind}. */
    private String path() {
        return at.replaceAll("/(\\d+)(?=/|$)", "[$1]").replace('/', '.');
    }
}

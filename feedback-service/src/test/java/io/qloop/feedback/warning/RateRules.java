package io.qloop.feedback.warning;

import io.qloop.platform.i18n.Texts;
import io.qloop.platform.procedure.Presets;
import io.qloop.platform.procedure.WarningRule;

/** The rules as they are shipped. */
final class RateRules {

    private RateRules() {}

    static WarningRule week() {
        return rule("product-week");
    }

    static WarningRule rare() {
        return rule("product-rare");
    }

    private static WarningRule rule(String code) {
        return Presets.load(RateRules.class.getClassLoader(), new Texts())
                .find("th-qp-15-early-warning")
                .orElseThrow()
                .warnings()
                .stream()
                .filter(rule -> rule.code().equals(code))
                .findFirst()
                .orElseThrow();
    }
}

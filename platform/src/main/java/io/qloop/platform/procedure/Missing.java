package io.qloop.platform.procedure;

import io.qloop.platform.i18n.Text;
import io.qloop.platform.i18n.Texts;
import io.qloop.platform.json.EnumNames;
import io.qloop.platform.problem.Refusal;

/**
 * One thing that stands in the way of a stage (AH-02).
 *
 * @param code of what is missing, in the list of the procedure that {@code kind} tells
 * @param name of what is missing
 */
public record Missing(Kind kind, String code, Text name) {

    /** What sort of thing is missing. */
    public enum Kind {
        /** A field of the form. */
        FIELD,
        /** A question that has to be answered with yes. */
        FACT,
        /** A question that has to be answered with no. */
        NO_FACT,
        MILESTONE,
        STAGE,
        SIGNATURE,
        /** The class is none that comes here. */
        CLASS,
        SEVERITY,
        KIND,
        /** The stage does not follow the one that the case is in. */
        MOVE,
        /** Who asks is of none of the departments that act. */
        ACTOR
    }

    /** Where it is entered or done: the field itself, or the place in the case such as {@code signatures.approval}. */
    public String at() {
        return switch (kind) {
            case FIELD -> code;
            case FACT, NO_FACT -> "facts." + code;
            case MILESTONE -> "milestones." + code;
            case STAGE -> "stages." + code;
            case SIGNATURE -> "signatures." + code;
            case CLASS -> "class";
            case SEVERITY -> "severity";
            case KIND -> "kind";
            case MOVE -> "stage";
            case ACTOR -> "actor";
        };
    }

    /** The stable name of the rule, {@code missing-field}. */
    public String rule() {
        return "missing-" + EnumNames.of(kind);
    }

    public Text text(Texts texts) {
        return texts.both("rule." + rule(), name);
    }

    Refusal.Detail detail() {
        return Refusal.Detail.of(at(), rule(), name);
    }
}

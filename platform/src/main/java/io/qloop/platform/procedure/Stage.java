package io.qloop.platform.procedure;

import io.qloop.platform.i18n.Text;
import java.util.List;

/**
 * A step of the flow. What it requires and the signatures that it names must be there before a case may enter it.
 *
 * @param acts   codes of the departments and posts that may take the step; empty: anybody of ours
 * @param when   the cases that may come here; null for all
 * @param next   where a case may go from here; empty at an end
 * @param source document and section
 */
public record Stage(
        String code,
        Text name,
        List<String> acts,
        Condition when,
        Requires requires,
        List<Signature> signatures,
        List<String> next,
        String source)
        implements Coded {

    public Stage {
        acts = Lists.given(acts);
        signatures = Lists.given(signatures);
        next = Lists.given(next);
        requires = requires == null ? Requires.NOTHING : requires;
    }

    Condition condition() {
        return when == null ? Condition.ALWAYS : when;
    }

    /**
     * What a case must have.
     *
     * @param fields     codes of the form's fields; one whose own condition does not hold is not asked for
     * @param facts      yes-or-no questions that must have been answered with yes
     * @param milestones that must have been met, as far as they apply
     * @param stages     that the case must have passed
     */
    public record Requires(List<String> fields, List<String> facts, List<String> milestones, List<String> stages) {

        static final Requires NOTHING = new Requires(null, null, null, null);

        public Requires {
            fields = Lists.given(fields);
            facts = Lists.given(facts);
            milestones = Lists.given(milestones);
            stages = Lists.given(stages);
        }
    }

    /**
     * A signature; those of a stage are given in their order.
     *
     * @param by       code of the department or post that signs
     * @param deputies who signs in its place (IM-016); no document names any
     * @param when     the cases that need it; null for all
     */
    public record Signature(String code, Role role, Text name, String by, List<String> deputies, Condition when)
            implements Coded {

        /** Before the box, where each ticked department signs. */
        private static final char OF = '.';

        public Signature {
            deputies = Lists.given(deputies);
        }

        /** What signing means. */
        public enum Role {
            AUTHOR,
            REVIEWER,
            APPROVER,
            COUNTERSIGNER
        }

        Condition condition() {
            return when == null ? Condition.ALWAYS : when;
        }

        /** The part of it that the department behind a ticked box gives; anybody of ours where the box means none. */
        Signature of(Procedure.Choice box) {
            return new Signature(
                    code + OF + box.code(),
                    role,
                    new Text(
                            name.en() + ": " + box.name().en(),
                            name.zh() + "：" + box.name().zh()),
                    box.department() == null ? by : box.department(),
                    deputies,
                    when);
        }

        /** Are both parts of one signature? */
        boolean isBeside(Signature other) {
            return code.indexOf(OF) > 0 && whole().equals(other.whole());
        }

        private String whole() {
            return code.indexOf(OF) < 0 ? code : code.substring(0, code.indexOf(OF));
        }

        /** Nobody reviews or approves what they have written themselves. */
        boolean isNeverTheAuthor() {
            return role == Role.APPROVER || role == Role.REVIEWER;
        }
    }
}

package io.qloop.notification.escalation;

import io.qloop.platform.problem.Refusal;
import io.qloop.platform.problem.Refusal.Detail;
import java.util.List;
import java.util.stream.Collectors;

/** Ladders are not as they must be; says where and why. */
final class BrokenLadders extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Flaw> flaws;

    /**
     * Something that is not as it must be.
     *
     * @param at   {@code ladders[1].rungs[0].to}
     * @param rule the text {@code rule.ladder-<rule>}, which has the line as its first place
     */
    record Flaw(String at, int line, String rule, String detail) {}

    BrokenLadders(List<Flaw> flaws) {
        super(flaws.stream()
                .map(flaw -> "line " + flaw.line + ", " + flaw.at + ": " + flaw.rule + " " + flaw.detail)
                .collect(Collectors.joining("\n")));
        this.flaws = List.copyOf(flaws);
    }

    List<Flaw> flaws() {
        return flaws;
    }

    /** As the answer to whoever sent them. */
    Refusal refusal() {
        return Refusal.unprocessable("ladders-broken", "content")
                .with(flaws.stream()
                        .map(flaw -> Detail.of(flaw.at, "ladder-" + flaw.rule, flaw.line, flaw.detail))
                        .toList());
    }
}

package io.qloop.platform.procedure;

import io.qloop.platform.problem.Refusal;
import java.util.List;

/** A procedure is not as it must be; the message says where and why, a line for each flaw. */
public class BrokenProcedure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Flaw> flaws;

    BrokenProcedure(String message, List<Flaw> flaws) {
        super(message);
        this.flaws = List.copyOf(flaws);
    }

    public List<Flaw> flaws() {
        return flaws;
    }

    /** As the answer to whoever sent the procedure in this field. */
    public Refusal refusal(String field) {
        return Refusal.unprocessable("procedure-broken", null)
                .with(flaws.stream().map(flaw -> flaw.detail(field)).toList());
    }
}

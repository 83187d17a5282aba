package io.qloop.platform.procedure;

/**
 * The explicit act of moving an open case to another version (IM-006, IM-035). The service keeps it with the case and has
 * the deadlines computed anew from {@code changeover}.
 *
 * @param reason why; never blank
 */
public record CaseMove(ProcedureVersion from, ProcedureVersion to, String reason, Changeover changeover) {

    public CaseMove {
        if (reason == null || reason.isBlank()) {
            throw new IllegalArgumentException("A case is moved to another procedure with a reason only");
        }
    }
}

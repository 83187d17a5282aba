package io.qloop.feedback.importing;

import java.util.List;

/** Whether a row can be taken over: what becomes of it, or what is wrong with it. */
sealed interface Verdict {

    record Right(Outcome outcome) implements Verdict {}

    record Wrong(List<CellFault> faults) implements Verdict {}

    static Verdict of(List<CellFault> faults, Outcome otherwise) {
        return faults.isEmpty() ? new Right(otherwise) : new Wrong(List.copyOf(faults));
    }
}

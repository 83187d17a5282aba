package io.qloop.feedback.inquiry;

import io.qloop.platform.procedure.Procedure.Ask;
import io.qloop.platform.procedure.proceeding.Proceeding;
import io.qloop.platform.procedure.proceeding.Proceedings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.List;
import java.util.UUID;

/** What the procedure of a feedback lets one ask the customer for. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class Askable {

    private final Proceedings proceedings;

    Askable(Proceedings proceedings) {
        this.proceedings = proceedings;
    }

    /** @param isMissing whether the form of the feedback waits for it */
    record Thing(Ask ask, boolean isMissing) {}

    /** In the order of the procedure; nothing for a feedback without one. */
    List<Thing> of(UUID feedbackId) {
        return proceedings.find(feedbackId).map(this::of).orElse(List.of());
    }

    private List<Thing> of(Proceeding proceeding) {
        var filled = proceedings.filled(proceeding);
        return proceedings.procedureOf(proceeding).asks().stream()
                .map(ask -> new Thing(ask, ask.field() != null && !filled.contains(ask.field())))
                .toList();
    }
}

package io.qloop.platform.procedure.proceeding;

import io.qloop.platform.calendar.Calendars;
import io.qloop.platform.i18n.Texts;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.procedure.Actor;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.util.UUID;

/** Shows where cases stand, to whoever asks. */
@ApplicationScoped
public class ProceedingViews {

    private final Proceedings proceedings;
    private final ProceedingStore store;
    private final Calendars calendars;
    private final Texts texts;
    private final CurrentUser user;

    ProceedingViews(
            Proceedings proceedings, ProceedingStore store, Calendars calendars, Texts texts, CurrentUser user) {
        this.proceedings = proceedings;
        this.store = store;
        this.calendars = calendars;
        this.texts = texts;
        this.user = user;
    }

    /** @throws io.qloop.platform.problem.Refusal when the case follows no procedure */
    @Transactional(TxType.MANDATORY)
    public ProceedingView of(UUID caseId) {
        return of(store.get(caseId));
    }

    /** Nobody goes on with the case until the transaction ends. */
    @Transactional(TxType.MANDATORY)
    public void lock(UUID caseId) {
        store.lock(caseId);
    }

    ProceedingView of(Proceeding proceeding) {
        var procedure = proceedings.procedureOf(proceeding);
        return ProceedingView.of(
                proceeding,
                procedure,
                proceeding.situation(procedure, proceedings.hasFiles(proceeding.id())),
                Actor.of(user),
                calendars.of(proceeding.site().orElse(Calendars.COMPANY))::due,
                texts);
    }
}

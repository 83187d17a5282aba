package io.qloop.platform.number;

import io.qloop.platform.audit.Audit;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.transaction.BeforeCommit;
import io.qloop.platform.web.Versions;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Clock;

/** Changes how new numbers are written. What is written already stays, and no text is ever written twice. */
@ApplicationScoped
class ChangeNumberSeries {

    record Command(String form, String site, NumberPattern pattern, String reason, String ifMatch) {}

    private final NumberSeries series;
    private final EntityManager database;
    private final Audit audit;
    private final BeforeCommit transaction;
    private final CurrentUser user;
    private final Clock clock;

    ChangeNumberSeries(
            NumberSeries series,
            EntityManager database,
            Audit audit,
            BeforeCommit transaction,
            CurrentUser user,
            Clock clock) {
        this.series = series;
        this.database = database;
        this.audit = audit;
        this.transaction = transaction;
        this.user = user;
        this.clock = clock;
    }

    @Transactional
    void handle(Command command) {
        var placeholders = series.placeholders(command.form);
        // One change at a time: each has to see the others' patterns.
        database.createNativeQuery("select 1 from pg_advisory_xact_lock(hashtext('number_pattern'))")
                .getResultList();
        var stored = series.stored(command.form, command.site);
        Versions.requireMatch(
                command.ifMatch, stored.map(NumberSeriesView::version).orElse(0L));
        var flaws = command.pattern.flaws(placeholders);
        if (!flaws.isEmpty()) {
            throw Refusal.unprocessable("number-pattern-invalid", "pattern").with(flaws);
        }
        requireTextsOfItsOwn(command);

        audit.because(command.reason);
        var changed = stored.orElseGet(() -> new StoredSeries(Ids.next(), command.form, command.site));
        changed.write(command.pattern, command.reason, user.name(), clock.instant());
        database.persist(changed);
        transaction.afterCommit(series::refresh);
    }

    private void requireTextsOfItsOwn(Command command) {
        series.known().stream()
                .filter(known ->
                        !known.form().equals(command.form) || !known.pattern().countsWith(command.pattern))
                .filter(known -> !isReplaced(known, command))
                .filter(known -> known.pattern().mayWriteTheSameAs(command.pattern))
                .findFirst()
                .ifPresent(known -> {
                    throw Refusal.conflict(
                            "number-series-overlap",
                            known.form(),
                            known.pattern().text());
                });
    }

    /** What the series says now counts only if numbers were drawn by it, and then it is known as such, too. */
    private boolean isReplaced(NumberSeries.Known known, Command command) {
        return !known.isUsed()
                && known.form().equals(command.form)
                && known.site().equals(command.site);
    }
}

package io.qloop.feedback.warning;

import io.qloop.feedback.warning.FeedbackCounts.Fresh;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.number.NumberParts;
import io.qloop.platform.number.Numbers;
import io.qloop.platform.outbox.Outbox;
import io.qloop.platform.procedure.Procedure;
import io.qloop.platform.procedure.ProcedureVersion;
import io.qloop.platform.procedure.WarningRule;
import io.qloop.platform.procedure.proceeding.Judgement;
import io.qloop.platform.procedure.proceeding.Opening;
import io.qloop.platform.procedure.proceeding.Proceedings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/**
 * Raises a warning where the feedbacks of a day make more than chance explains: one at a time for each rule, and never twice
 * for the same days.
 */
@ApplicationScoped
class RaiseWarning {

    /** What procedures that hold the rules name as their subject. */
    static final String SUBJECT = "early-warning";

    /** What ended longer ago is history, which nobody is warned of. */
    private static final int DAYS_OF_NEWS = 31;

    private final Charts charts;
    private final EarlyWarnings warnings;
    private final Proceedings proceedings;
    private final Numbers numbers;
    private final Outbox outbox;
    private final Clock clock;

    RaiseWarning(
            Charts charts,
            EarlyWarnings warnings,
            Proceedings proceedings,
            Numbers numbers,
            Outbox outbox,
            Clock clock) {
        this.charts = charts;
        this.warnings = warnings;
        this.proceedings = proceedings;
        this.numbers = numbers;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional(TxType.MANDATORY)
    void handle(Fresh fresh) {
        var version = charts.inForce(fresh.watched());
        Charts.rules(version, fresh.watched()).forEach(rule -> look(fresh, rule, version));
    }

    private void look(Fresh fresh, WarningRule rule, ProcedureVersion version) {
        var watched = fresh.watched();
        var oldest = charts.today().minusDays(DAYS_OF_NEWS);
        var earlier = warnings.of(
                watched, rule, RateChart.needed(rule, fresh.day(), 1).first());
        charts.touched(watched, rule, fresh.day(), earlier).stream()
                .filter(RateChart.Point::warns)
                .filter(point -> !point.span().last().isBefore(oldest))
                .filter(point -> isNew(point, earlier))
                .findFirst()
                .ifPresent(point -> raise(watched, rule, version, point));
    }

    /** As long as a warning is open, and for the days that one stood for, there is no other. */
    private static boolean isNew(RateChart.Point point, List<EarlyWarning> earlier) {
        return earlier.stream()
                .noneMatch(warning -> warning.status() == EarlyWarningStatus.OPEN
                        || !warning.span().last().isBefore(point.span().first()));
    }

    private void raise(Watched watched, WarningRule rule, ProcedureVersion version, RateChart.Point point) {
        var now = clock.instant();
        var id = Ids.next();
        var number = numbers.next("EW", NumberParts.none(), id);
        var responsible = responsible(version.procedure());
        var opened = proceedings.open(
                version,
                new Opening(
                        id,
                        number,
                        SUBJECT,
                        watched.customerId().orElse(null),
                        null,
                        responsible,
                        Judgement.NONE,
                        Set.of("number", "occasion"),
                        now));
        // The rule stands in the version that the case follows.
        var procedure = opened.proceeding().procedure();
        var warning = new EarlyWarning(id, number, watched, rule, procedure, point, opened.dueAt(), now);
        warnings.persist(warning);
        outbox.append(warning.raised(rule, responsible).announced());
    }

    /** Whose department acts first. */
    private static CompanyFunction responsible(Procedure procedure) {
        return procedure.functionsOf(procedure.first().acts()).stream()
                .findFirst()
                .orElse(CompanyFunction.QUALITY);
    }
}

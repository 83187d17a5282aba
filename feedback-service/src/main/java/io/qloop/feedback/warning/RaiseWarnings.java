package io.qloop.feedback.warning;

import io.qloop.feedback.warning.DailyCounts.Span;
import io.qloop.feedback.warning.FeedbackCounts.Fresh;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.number.NumberParts;
import io.qloop.platform.number.Numbers;
import io.qloop.platform.outbox.Outbox;
import io.qloop.platform.procedure.Procedure;
import io.qloop.platform.procedure.ProcedureVersion;
import io.qloop.platform.procedure.WarningRule;
import io.qloop.platform.procedure.WarningRule.Dimension;
import io.qloop.platform.procedure.proceeding.Judgement;
import io.qloop.platform.procedure.proceeding.Opening;
import io.qloop.platform.procedure.proceeding.Proceedings;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Looks at what was counted since it last looked, and raises a warning where there is more than chance explains: one at a
 * time for each rule, and never twice for the same days.
 */
@ApplicationScoped
class RaiseWarnings {

    /** What procedures that hold the rules name as their subject. */
    static final String SUBJECT = "early-warning";

    private static final int BATCH = 100;

    /** What ended longer ago is history, which nobody is warned of. */
    private static final int DAYS_OF_NEWS = 31;

    private final FeedbackCounts counts;
    private final EarlyWarnings warnings;
    private final Proceedings proceedings;
    private final Numbers numbers;
    private final Outbox outbox;
    private final Clock clock;

    RaiseWarnings(
            FeedbackCounts counts,
            EarlyWarnings warnings,
            Proceedings proceedings,
            Numbers numbers,
            Outbox outbox,
            Clock clock) {
        this.counts = counts;
        this.warnings = warnings;
        this.proceedings = proceedings;
        this.numbers = numbers;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Scheduled(
            identity = "early-warnings",
            every = "${feedback.warnings.every:30s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void sweep() {
        while (look() == BATCH) {
            // Each batch is a transaction of its own.
        }
    }

    private int look() {
        return QuarkusTransaction.requiringNew().call(() -> {
            var fresh = counts.takeFresh(BATCH);
            fresh.stream().sorted(Comparator.comparing(Fresh::day)).forEach(this::look);
            return fresh.size();
        });
    }

    private void look(Fresh fresh) {
        var version = rulesFor(fresh.watched());
        version.procedure().warnings().stream()
                .filter(rule -> rule.per() == fresh.watched().dimension())
                .forEach(rule -> look(fresh, rule, version));
    }

    /** The procedure whose rules hold: a customer may have other ones than the company. */
    ProcedureVersion rulesFor(Watched watched) {
        return proceedings.inForce(SUBJECT, customer(watched), null, null);
    }

    private void look(Fresh fresh, WarningRule rule, ProcedureVersion version) {
        var watched = fresh.watched();
        var today = counts.day(clock.instant());
        var needed = RateChart.needed(rule, fresh.day(), 1);
        var earlier = warnings.of(watched, rule, needed.first());
        chart(watched, rule, needed, earlier)
                .flatMap(chart -> chart.at(fresh.day()))
                .filter(RateChart.Point::warns)
                .filter(point -> !point.span().last().isBefore(today.minusDays(DAYS_OF_NEWS)))
                .filter(point -> earlier.stream().noneMatch(warning -> covers(warning, point)))
                .ifPresent(point -> raise(watched, rule, version, point));
    }

    private static boolean covers(EarlyWarning warning, RateChart.Point point) {
        return warning.status() == EarlyWarningStatus.OPEN
                || !warning.span().last().isBefore(point.span().first());
    }

    /** The last points of a rule's chart, the oldest first. */
    List<RateChart.Point> points(Watched watched, WarningRule rule, int most) {
        var today = counts.day(clock.instant());
        var needed = RateChart.needed(rule, today, most);
        return chart(watched, rule, needed, warnings.of(watched, rule, needed.first()))
                .map(chart -> chart.upTo(today, most))
                .orElse(List.of());
    }

    /** Empty where nothing was ever counted. */
    private Optional<RateChart> chart(Watched watched, WarningRule rule, Span needed, List<EarlyWarning> earlier) {
        return counts.of(watched, needed).map(daily -> new RateChart(rule, daily, EarlyWarnings.spans(earlier)));
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
                        customer(watched),
                        null,
                        responsible,
                        Judgement.NONE,
                        Set.of("number", "occasion"),
                        now));
        var warning = new EarlyWarning(
                id,
                number,
                watched,
                rule,
                version.toString(),
                point,
                opened.proceeding().procedure(),
                opened.dueAt(),
                now);
        warnings.persist(warning);
        outbox.append(warning.raised(rule, responsible).announced());
    }

    private static String customer(Watched watched) {
        return watched.dimension() == Dimension.CUSTOMER ? watched.key() : null;
    }

    /** Whose department acts first. */
    private static CompanyFunction responsible(Procedure procedure) {
        return procedure.first().acts().stream()
                .map(procedure::department)
                .flatMap(Optional::stream)
                .map(Procedure.Department::function)
                .filter(Objects::nonNull)
                .findFirst()
                .map(CompanyFunction::of)
                .orElse(CompanyFunction.QUALITY);
    }
}

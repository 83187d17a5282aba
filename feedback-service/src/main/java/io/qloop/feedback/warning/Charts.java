package io.qloop.feedback.warning;

import io.qloop.feedback.delivery.DeliveredAmounts;
import io.qloop.platform.calendar.Calendars;
import io.qloop.platform.procedure.ProcedureVersion;
import io.qloop.platform.procedure.WarningRule;
import io.qloop.platform.procedure.proceeding.Proceedings;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The control charts of products, customers and kinds. */
@ApplicationScoped
class Charts {

    private final FeedbackCounts counts;
    private final EarlyWarnings warnings;
    private final Proceedings proceedings;
    private final Calendars calendars;
    private final DeliveredAmounts delivered;

    Charts(
            FeedbackCounts counts,
            EarlyWarnings warnings,
            Proceedings proceedings,
            Calendars calendars,
            DeliveredAmounts delivered) {
        this.delivered = delivered;
        this.counts = counts;
        this.warnings = warnings;
        this.proceedings = proceedings;
        this.calendars = calendars;
    }

    /** The procedure whose rules hold: a customer may have other ones than the company. */
    ProcedureVersion inForce(Watched watched) {
        return proceedings.inForce(RaiseWarning.SUBJECT, watched.customerId().orElse(null), null, null);
    }

    /** The rules of the procedure for products, customers or kinds. */
    static Stream<WarningRule> rules(ProcedureVersion version, Watched watched) {
        return version.procedure().warnings().stream().filter(rule -> rule.per() == watched.dimension());
    }

    LocalDate today() {
        return calendars.today();
    }

    /** The last points of a rule's chart, the oldest first. */
    List<RateChart.Point> points(Watched watched, WarningRule rule, int most) {
        var needed = RateChart.needed(rule, today(), most);
        return chart(watched, rule, needed, warnings.of(watched, rule, needed.first()))
                .upTo(today(), most);
    }

    /** The points that a feedback of the day belongs to. */
    List<RateChart.Point> touched(Watched watched, WarningRule rule, LocalDate day, List<EarlyWarning> earlier) {
        return chart(watched, rule, RateChart.needed(rule, day, 1), earlier).touched(day);
    }

    private RateChart chart(Watched watched, WarningRule rule, DailyCounts.Span needed, List<EarlyWarning> earlier) {
        return new RateChart(
                rule, counts.of(watched, needed), EarlyWarnings.spans(earlier), exposure(watched, rule, needed));
    }

    /** What was delivered; empty where the rule does not ask for it, or it cannot be added up. */
    private Optional<Exposure> exposure(Watched watched, WarningRule rule, DailyCounts.Span needed) {
        if (rule.measuredBy() == WarningRule.Exposure.TIME) {
            return Optional.empty();
        }
        var first = needed.first().minusDays(rule.exposureDays());
        return amounts(watched, rule.measuredBy(), first, needed.last())
                .map(amounts -> new Exposure(
                        rule.measuredBy(),
                        amounts.days(),
                        amounts.unit(),
                        delivered.since(),
                        rule.exposureDays(),
                        today()));
    }

    private Optional<DeliveredAmounts.Amounts> amounts(
            Watched watched, WarningRule.Exposure by, LocalDate first, LocalDate last) {
        var countsDeliveries = by == WarningRule.Exposure.DELIVERIES;
        return switch (watched.dimension()) {
            case PRODUCT ->
                countsDeliveries
                        ? Optional.of(delivered.deliveriesOfProduct(watched.key(), first, last))
                        : delivered.quantityOfProduct(watched.key(), first, last);
            case CUSTOMER ->
                countsDeliveries
                        ? Optional.of(delivered.deliveriesToCustomer(watched.key(), first, last))
                        : delivered.quantityToCustomer(watched.key(), first, last);
            // Nothing is delivered of a kind of feedback; the schema of procedures knows.
            case KIND -> Optional.empty();
        };
    }
}

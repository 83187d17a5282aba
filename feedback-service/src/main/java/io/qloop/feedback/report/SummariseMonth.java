package io.qloop.feedback.report;

import io.qloop.platform.ids.Ids;
import io.qloop.platform.outbox.Outbox;
import io.qloop.platform.period.Period;
import io.qloop.platform.period.PeriodBegan;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;

/** Sums a month up at its end, by itself and once (FB-024), and announces it to the leaders in charge (NT-004). */
@ApplicationScoped
class SummariseMonth {

    private final FeedbacksAsOf feedbacks;
    private final MonthSummaries summaries;
    private final SummarySettings settings;
    private final Outbox outbox;
    private final Clock clock;

    SummariseMonth(
            FeedbacksAsOf feedbacks, MonthSummaries summaries, SummarySettings settings, Outbox outbox, Clock clock) {
        this.feedbacks = feedbacks;
        this.summaries = summaries;
        this.settings = settings;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Transactional
    void onPeriodBegan(@Observes PeriodBegan began) {
        var ended = began.period().previous();
        if (ended.kind() == Period.Kind.MONTH && !summaries.wasReported(ended.code())) {
            report(new Month(ended, ended.end()));
        }
    }

    private void report(Month month) {
        var count = new Figures.Count();
        var items = new ArrayList<SummaryLine>();
        feedbacks.each(month, line -> {
            count.add(line);
            if (line.isEmphasised() && items.size() < settings.announcedItems()) {
                items.add(line);
            }
        });
        var summary = new MonthSummary(Ids.next(), month, count.figures(), clock.instant());
        summaries.persist(summary);
        outbox.append(summary.reported(items).announced());
    }
}

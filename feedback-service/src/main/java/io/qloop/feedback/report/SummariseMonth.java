package io.qloop.feedback.report;

import io.qloop.platform.ids.Ids;
import io.qloop.platform.outbox.Outbox;
import io.qloop.platform.period.Period;
import io.qloop.platform.period.PeriodWork;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.ArrayList;

/** Sums a month up at its end, by itself and once (FB-024), and announces it to the leaders in charge (NT-004). */
@ApplicationScoped
class SummariseMonth implements PeriodWork {

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

    @Override
    public String name() {
        return "month-summary";
    }

    @Override
    @Transactional
    public void periodBegan(Period began) {
        var ended = began.previous();
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

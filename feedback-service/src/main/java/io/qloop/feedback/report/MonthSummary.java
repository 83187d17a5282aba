package io.qloop.feedback.report;

import io.qloop.platform.audit.Audited;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The summary of a month as it was reported at its end. Only its numbers are kept: the lines behind them can be read as of the
 * same moment at any time.
 */
@Entity
public class MonthSummary implements Audited {

    @Id
    private UUID id;

    @Version
    private long version;

    private String month;
    private Instant asOf;
    private Instant reportedAt;

    @Convert(converter = FiguresColumn.class)
    private Figures figures;

    /** For the mapper only. */
    protected MonthSummary() {}

    MonthSummary(UUID id, Month month, Figures figures, Instant reportedAt) {
        this.id = id;
        this.month = month.code();
        this.asOf = month.asOf();
        this.figures = figures;
        this.reportedAt = reportedAt;
    }

    /** @param items the first of its emphasised items */
    MonthSummarised reported(List<SummaryLine> items) {
        return new MonthSummarised(
                id,
                month,
                asOf,
                figures.received(),
                figures.finished(),
                figures.unfinished(),
                figures.onTime(),
                figures.late(),
                figures.carriedOver(),
                figures.recordedLate(),
                figures.emphasised(),
                figures.byClass(),
                figures.byFunction(),
                items.stream().map(MonthSummarised.Item::of).toList(),
                reportedAt);
    }

    @Override
    public UUID id() {
        return id;
    }

    String month() {
        return month;
    }

    Instant asOf() {
        return asOf;
    }

    Instant reportedAt() {
        return reportedAt;
    }

    Figures figures() {
        return figures;
    }
}

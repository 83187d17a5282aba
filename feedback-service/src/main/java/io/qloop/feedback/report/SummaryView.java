package io.qloop.feedback.report;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The summary of a month as it stood at a moment.
 *
 * @param asOf     what was written at this moment or later is not part of it
 * @param items    emphasised items, the oldest first; those beyond the most that an answer has stand in the documents
 */
@Schema(name = "MonthSummary")
public record SummaryView(String month, Instant asOf, Figures figures, List<SummaryLine> items) {

    /** A summary that was reported at the end of its month. */
    @Schema(name = "ReportedSummary")
    public record Reported(String month, Instant asOf, Instant reportedAt, Figures figures) {

        static Reported of(MonthSummary summary) {
            return new Reported(summary.month(), summary.asOf(), summary.reportedAt(), summary.figures());
        }
    }
}

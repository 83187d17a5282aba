package io.qloop.feedback.report;

import io.qloop.feedback.feedback.RegisterFeedback;
import io.qloop.platform.retention.KeptRecords;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/** The summary of a month is a record of its own, whole from the moment that it is reported. */
@ApplicationScoped
class SummaryRecords implements KeptRecords {

    private final MonthSummaries summaries;

    SummaryRecords(MonthSummaries summaries) {
        this.summaries = summaries;
    }

    @Override
    public String code() {
        return "month-end-summary";
    }

    @Override
    public String subject() {
        return RegisterFeedback.SUBJECT;
    }

    @Override
    public Set<String> namedAs() {
        return Set.of("month-end-summary");
    }

    @Override
    public Source source() {
        return new Source("MonthSummary", "e.month", "e.reportedAt", "e.reportedAt");
    }

    @Override
    public void dispose(UUID id) {
        summaries.deleteById(id);
    }
}

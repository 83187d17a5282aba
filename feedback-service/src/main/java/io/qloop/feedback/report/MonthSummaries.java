package io.qloop.feedback.report;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** The summaries that were reported. */
@ApplicationScoped
class MonthSummaries implements PanacheRepositoryBase<MonthSummary, UUID> {

    boolean wasReported(String month) {
        return count("month", month) > 0;
    }
}

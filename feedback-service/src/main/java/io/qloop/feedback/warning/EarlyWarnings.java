package io.qloop.feedback.warning;

import io.qloop.feedback.warning.DailyCounts.Span;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.procedure.WarningRule;
import io.qloop.platform.web.Filter;
import io.qloop.platform.web.Page;
import io.qloop.platform.web.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All early warnings. */
@ApplicationScoped
class EarlyWarnings implements PanacheRepositoryBase<EarlyWarning, UUID> {

    EarlyWarning get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> Refusal.notFound("early-warning-not-found"));
    }

    /** The warnings of a rule that are open, however old, or reach into the days since then; the oldest first. */
    List<EarlyWarning> of(Watched watched, WarningRule rule, LocalDate since) {
        return list(
                "dimension = ?1 and key = ?2 and rule = ?3 and (lastDay >= ?4 or status = ?5)",
                Sort.by("firstDay"),
                watched.dimension(),
                watched.key(),
                rule.code(),
                since,
                EarlyWarningStatus.OPEN);
    }

    /** Their spans, as far as they were no false alarms: without them the baseline tells what is usual. */
    static List<Span> spans(List<EarlyWarning> warnings) {
        return warnings.stream()
                .filter(warning -> !warning.isFalseAlarm())
                .map(EarlyWarning::span)
                .toList();
    }

    Page<EarlyWarning> page(Optional<EarlyWarningStatus> status, PageRequest request) {
        return request.page(this, Filter.all().eq("status", status.orElse(null)), EarlyWarning::id);
    }
}

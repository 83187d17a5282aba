package io.qloop.feedback.warning;

import io.qloop.feedback.warning.DailyCounts.Span;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.procedure.WarningRule;
import io.qloop.platform.web.Page;
import io.qloop.platform.web.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All early warnings. */
@ApplicationScoped
class EarlyWarnings implements PanacheRepositoryBase<EarlyWarning, UUID> {

    EarlyWarning get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> Refusal.notFound("early-warning-not-found"));
    }

    /** The warnings of a rule that reach into the days since then, the oldest first. */
    List<EarlyWarning> of(Watched watched, WarningRule rule, LocalDate since) {
        return list(
                "dimension = ?1 and key = ?2 and rule = ?3 and lastDay >= ?4",
                Sort.by("firstDay"),
                watched.dimension(),
                watched.key(),
                rule.code(),
                since);
    }

    /** Their spans, as far as they were no false alarms: without them the baseline tells what is usual. */
    static List<Span> spans(List<EarlyWarning> warnings) {
        return warnings.stream()
                .filter(warning -> !warning.isFalseAlarm())
                .map(EarlyWarning::span)
                .toList();
    }

    Page<EarlyWarning> page(Optional<EarlyWarningStatus> status, PageRequest request) {
        var conditions = new ArrayList<String>();
        var values = new HashMap<String, Object>();
        status.ifPresent(it -> {
            conditions.add("status = :status");
            values.put("status", it);
        });
        if (request.after() != null) {
            conditions.add(request.ascending() ? "id > :after" : "id < :after");
            values.put("after", request.after());
        }
        var found = find(
                        String.join(" and ", conditions),
                        request.ascending() ? Sort.ascending("id") : Sort.descending("id"),
                        values)
                .page(0, request.limit() + 1)
                .list();
        return Page.of(found, request, EarlyWarning::id);
    }
}

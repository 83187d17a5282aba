package io.qloop.feedback.feedback;

import io.qloop.platform.problem.Refusal;
import io.qloop.platform.web.Page;
import io.qloop.platform.web.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All feedbacks. */
@ApplicationScoped
class Feedbacks implements PanacheRepositoryBase<Feedback, UUID> {

    /**
     * What a list is narrowed to; an empty field narrows nothing.
     *
     * @param owner the customer whose feedbacks alone may be seen
     */
    record Filter(
            Optional<String> customerId,
            Optional<String> owner,
            Optional<FeedbackStatus> status,
            Optional<String> ofClass) {}

    Feedback get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> Refusal.notFound("feedback-not-found"));
    }

    /** The one that goes on as this complaint or return. */
    Optional<Feedback> continuedAs(UUID successor) {
        return find("successor.id", successor).firstResultOptional();
    }

    Optional<Feedback> continuedAs(String successorNumber) {
        return find("successor.number", successorNumber).firstResultOptional();
    }

    List<Feedback> withUnknownLots(String customerId) {
        return list("customerId = ?1 and unknownLots = true", customerId);
    }

    boolean cameFrom(FeedbackOrigin origin) {
        return count("originKind = ?1 and originId = ?2", origin.kind(), origin.id()) > 0;
    }

    Page<FeedbackSummary> page(Filter filter, PageRequest request) {
        var conditions = new ArrayList<String>();
        var values = new HashMap<String, Object>();
        filter.customerId().ifPresent(it -> {
            conditions.add("customerId = :customerId");
            values.put("customerId", it);
        });
        filter.owner().ifPresent(it -> {
            conditions.add("customerId = :owner");
            values.put("owner", it);
        });
        filter.status().ifPresent(it -> {
            conditions.add("status = :status");
            values.put("status", it);
        });
        filter.ofClass().ifPresent(it -> {
            conditions.add("feedbackClass = :class");
            values.put("class", it);
        });
        if (request.after() != null) {
            conditions.add(request.ascending() ? "id > :after" : "id < :after");
            values.put("after", request.after());
        }
        var where = conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions) + " ";
        var found = find(where + "order by id " + (request.ascending() ? "asc" : "desc"), values)
                .page(0, request.limit() + 1)
                .project(FeedbackSummary.class)
                .list();
        return Page.of(found, request, FeedbackSummary::id);
    }
}

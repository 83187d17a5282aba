package io.qloop.survey.survey;

import io.qloop.platform.web.Page;
import io.qloop.platform.web.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.jpa.SpecHints;

/** All surveys. */
@ApplicationScoped
class Surveys implements PanacheRepositoryBase<Survey, UUID> {
    private static final int SKIP_LOCKED = -2;

    /** The key of the invitation and that of each reminder lead to the same survey. */
    private static final String WITH_KEY =
            "tokenHash = ?1 or id = (select r.surveyId from SurveyReminder r where r.tokenHash = ?1)";

    /** What a list is narrowed to; an empty field narrows nothing. */
    record Filter(Optional<String> customerId, Optional<SurveyStatus> status) {}

    Optional<Survey> withToken(SurveyToken token) {
        return find(WITH_KEY, token.hash()).firstResultOptional();
    }

    /** The survey for a change by its customer: of several answers at the same moment, one after the other gets it. */
    Optional<Survey> withTokenLocked(SurveyToken token) {
        return find(WITH_KEY, token.hash())
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    boolean existsFor(UUID complaintId) {
        return count("complaintId", complaintId) > 0;
    }

    /** Surveys whose time is over, for a change; what another instance is changing is left to it. */
    List<Survey> overdueLocked(Instant now, int limit) {
        return find("status = ?1 and expiresAt <= ?2 order by expiresAt", SurveyStatus.SENT, now)
                .page(0, limit)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint(SpecHints.HINT_SPEC_LOCK_TIMEOUT, SKIP_LOCKED)
                .list();
    }

    /**
     * Surveys that are open and due for a reminder, for a change; what another instance is changing is left to it.
     *
     * @param reminder         which one; who had this one or a later one is not among them
     * @param sentUntil        sent at this moment or before
     * @param openAtLeastUntil so that there is time for an answer
     */
    List<Survey> unansweredLocked(int reminder, Instant sentUntil, Instant openAtLeastUntil, int limit) {
        return find(
                        "status = ?1 and reminders < ?2 and sentAt <= ?3 and expiresAt >= ?4 order by sentAt",
                        SurveyStatus.SENT,
                        reminder,
                        sentUntil,
                        openAtLeastUntil)
                .page(0, limit)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .withHint(SpecHints.HINT_SPEC_LOCK_TIMEOUT, SKIP_LOCKED)
                .list();
    }

    Page<SurveyView> page(Filter filter, PageRequest request) {
        var conditions = new ArrayList<String>();
        var values = new HashMap<String, Object>();
        filter.customerId().ifPresent(it -> {
            conditions.add("customerId = :customerId");
            values.put("customerId", it);
        });
        filter.status().ifPresent(it -> {
            conditions.add("status = :status");
            values.put("status", it);
        });
        if (request.after() != null) {
            conditions.add(request.ascending() ? "id > :after" : "id < :after");
            values.put("after", request.after());
        }
        var where = conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions) + " ";
        var found = find(where + "order by id " + (request.ascending() ? "asc" : "desc"), values)
                .page(0, request.limit() + 1)
                .project(SurveyView.class)
                .list();
        return Page.of(found, request, SurveyView::id);
    }
}

package io.qloop.returns.requested;

import io.qloop.platform.problem.Refusal;
import io.qloop.platform.web.Filter;
import io.qloop.platform.web.Page;
import io.qloop.platform.web.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;

/** All returns that were asked for. */
@ApplicationScoped
class RequestedReturns implements PanacheRepositoryBase<RequestedReturn, UUID> {

    boolean wasOpenedFor(UUID feedbackId) {
        return count("feedbackId", feedbackId) > 0;
    }

    RequestedReturn get(UUID id) {
        return findByIdOptional(id).orElseThrow(() -> Refusal.notFound("return-not-found"));
    }

    /** @param customerId null for those of all customers; likewise the feedback */
    Page<RequestedReturn> page(String customerId, UUID feedbackId, PageRequest page) {
        return page.page(
                this, Filter.all().eq("customerId", customerId).eq("feedbackId", feedbackId), RequestedReturn::id);
    }
}

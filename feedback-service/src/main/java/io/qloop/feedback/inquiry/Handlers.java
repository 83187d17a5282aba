package io.qloop.feedback.inquiry;

import io.qloop.feedback.feedback.Concerned;
import io.qloop.feedback.feedback.KnownFeedbacks;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.identity.CurrentUser;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;

/** Who handles a feedback: the responsible function, those that it concerns, and sales, which speaks with customers. */
@ApplicationScoped
class Handlers {

    private final KnownFeedbacks feedbacks;
    private final CurrentUser user;

    Handlers(KnownFeedbacks feedbacks, CurrentUser user) {
        this.feedbacks = feedbacks;
        this.user = user;
    }

    /**
     * Lets pass only who handles the feedback.
     *
     * @return the function for which the caller does
     */
    CompanyFunction require(Concerned.Case feedback) {
        var functions = new LinkedHashSet<CompanyFunction>();
        functions.add(feedbacks.get(feedback.id()).responsibleFunction());
        functions.addAll(feedback.functions());
        functions.add(CompanyFunction.SALES);
        user.requireFunction(functions.toArray(CompanyFunction[]::new));
        return functions.stream().filter(user::worksFor).findFirst().orElseThrow();
    }
}

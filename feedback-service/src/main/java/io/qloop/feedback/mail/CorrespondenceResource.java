package io.qloop.feedback.mail;

import io.qloop.feedback.feedback.KnownFeedbacks;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.identity.Roles;
import io.qloop.platform.web.Page;
import io.qloop.platform.web.PageRequest;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;

/** What was written in a case: our own people see all, a customer that of its own cases. */
@Path("/api/v1/feedbacks/{id}/correspondence")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR, Roles.CUSTOMER})
@Tag(name = "feedbacks")
class CorrespondenceResource {

    private final ReceivedMails mails;
    private final KnownFeedbacks feedbacks;
    private final CurrentUser user;

    CorrespondenceResource(ReceivedMails mails, KnownFeedbacks feedbacks, CurrentUser user) {
        this.mails = mails;
        this.feedbacks = feedbacks;
        this.user = user;
    }

    @GET
    @Operation(operationId = "listFeedbackCorrespondence", summary = "The mails of a feedback, the newest first")
    public Page<CorrespondenceView> list(@RestPath UUID id, @BeanParam PageRequest page) {
        user.requireOwnCustomer(feedbacks.get(id).customerId(), "feedback");
        return mails.ofFeedback(id, page).map(CorrespondenceView::of);
    }
}

package io.qloop.feedback.timeline;

import io.qloop.feedback.feedback.KnownFeedbacks;
import io.qloop.platform.identity.Roles;
import io.qloop.platform.timeline.Timeline;
import io.qloop.platform.timeline.TimelineEntry;
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

@Path("/api/v1/feedbacks/{id}/timeline")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR})
@Tag(name = "feedbacks")
class TimelineResource {

    private final Timeline timeline;
    private final KnownFeedbacks feedbacks;

    TimelineResource(Timeline timeline, KnownFeedbacks feedbacks) {
        this.timeline = timeline;
        this.feedbacks = feedbacks;
    }

    @GET
    @Operation(
            operationId = "showFeedbackTimeline",
            summary = "Everything that happened in the loop of a feedback",
            description =
                    "The feedback itself and what other services told of its complaint, actions, return, inspections,"
                            + " mails and survey, by time, in Chinese and English.")
    public Page<TimelineEntry> show(@RestPath UUID id, @BeanParam PageRequest page) {
        return timeline.of(feedbacks.get(id).id(), page);
    }
}

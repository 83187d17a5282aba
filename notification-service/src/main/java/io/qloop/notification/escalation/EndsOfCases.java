package io.qloop.notification.escalation;

import com.fasterxml.jackson.databind.JsonNode;
import io.qloop.platform.event.Event;
import io.qloop.platform.event.EventWitness;
import io.qloop.platform.identity.CurrentUser;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Set;

/** Stops to wait when a case, or the one thing of it that a message was about, is over. */
@ApplicationScoped
class EndsOfCases implements EventWitness {

    private static final Set<String> CASE_ENDS = Set.of(
            "qloop.complaint.complaint-closed.v1",
            "qloop.feedback.feedback-withdrawn.v1",
            "qloop.feedback.feedback-merged.v1",
            "qloop.feedback.return-requested.v1");

    /** The end of the case where they say so. */
    private static final Set<String> STAGES = Set.of(
            "qloop.complaint.stage-entered.v1", "qloop.feedback.stage-entered.v1", "qloop.returns.stage-entered.v1");

    private static final Set<String> ITEM_ENDS =
            Set.of("qloop.complaint.action-completed.v1", "qloop.complaint.action-verified.v1");

    private final Escalations escalations;
    private final CurrentUser user;
    private final Clock clock;

    EndsOfCases(Escalations escalations, CurrentUser user, Clock clock) {
        this.escalations = escalations;
        this.user = user;
        this.clock = clock;
    }

    @Override
    public boolean wants(String type) {
        return CASE_ENDS.contains(type) || STAGES.contains(type) || ITEM_ENDS.contains(type);
    }

    @Override
    public void hear(Event<JsonNode> event) {
        var isItem = ITEM_ENDS.contains(event.type());
        if (STAGES.contains(event.type()) && !event.data().path("ended").asBoolean()) {
            return;
        }
        var number = event.data().path("number").asText();
        escalations.lockRunningOfCase(event.subject()).stream()
                .filter(escalation -> !isItem || escalation.number().equals(number))
                .forEach(escalation ->
                        escalation.end(EscalationStatus.OVER, user.name(), event.type(), clock.instant()));
    }
}

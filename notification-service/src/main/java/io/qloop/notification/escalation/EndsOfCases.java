package io.qloop.notification.escalation;

import com.fasterxml.jackson.databind.JsonNode;
import io.qloop.notification.message.Message;
import io.qloop.notification.message.Messages;
import io.qloop.platform.event.Event;
import io.qloop.platform.event.EventWitness;
import io.qloop.platform.identity.CurrentUser;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

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

    private static final Set<String> ACTION_ENDS =
            Set.of("qloop.complaint.action-completed.v1", "qloop.complaint.action-verified.v1");

    /** The end of the deadline where they say so. */
    private static final Set<String> DEADLINES = Set.of(
            "qloop.complaint.deadline-changed.v1",
            "qloop.feedback.deadline-changed.v1",
            "qloop.returns.deadline-changed.v1");

    private static final Set<String> DEADLINE_ENDS = Set.of("met", "cancelled");

    private final Escalations escalations;
    private final Messages messages;
    private final CurrentUser user;
    private final Clock clock;

    EndsOfCases(Escalations escalations, Messages messages, CurrentUser user, Clock clock) {
        this.escalations = escalations;
        this.messages = messages;
        this.user = user;
        this.clock = clock;
    }

    @Override
    public boolean wants(String type) {
        return Stream.of(CASE_ENDS, STAGES, ACTION_ENDS, DEADLINES).anyMatch(types -> types.contains(type));
    }

    @Override
    public void hear(Event<JsonNode> event) {
        var data = event.data();
        if (CASE_ENDS.contains(event.type())
                || STAGES.contains(event.type()) && data.path("ended").asBoolean()) {
            end(event, _ -> true);
        } else if (ACTION_ENDS.contains(event.type())) {
            endPart(event, data.path("actionId").asText());
        } else if (DEADLINE_ENDS.contains(data.path("change").asText())) {
            endPart(event, data.path("deadlineId").asText());
        }
    }

    private void endPart(Event<JsonNode> event, String partId) {
        end(event, escalation -> escalation.partId().equals(Optional.of(partId)));
    }

    /** The mail that tells of the end has to arrive, too, whether it was written before this or is written after it. */
    private boolean tellsOf(Event<JsonNode> event, Escalation escalation) {
        return messages.findByIdOptional(escalation.messageId())
                .map(Message::occasion)
                .filter(occasion -> occasion.eventId().equals(event.id())
                        && occasion.eventSource().equals(event.source()))
                .isPresent();
    }

    private void end(Event<JsonNode> event, Predicate<Escalation> which) {
        escalations.lockRunningOfCase(event.subject()).stream()
                .filter(which)
                .filter(escalation -> !tellsOf(event, escalation))
                .forEach(escalation ->
                        escalation.end(EscalationStatus.OVER, user.name(), event.type(), clock.instant()));
    }
}

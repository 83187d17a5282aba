package io.qloop.notification.testing;

import io.qloop.notification.addressing.Telling;
import io.qloop.notification.addressing.WriteMessages;
import io.qloop.notification.message.Audience;
import io.qloop.notification.message.Matter;
import io.qloop.notification.message.MessageKind;
import io.qloop.notification.message.Occasion;
import io.qloop.notification.message.Urgency;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Tells people something, as a rule each about a case of its own. */
public record News(WriteMessages writeMessages) {

    public UUID tell(Audience audience, MessageKind kind, Urgency urgency) {
        return tell(audience, kind, urgency, null);
    }

    public UUID tell(Audience audience, MessageKind kind, Urgency urgency, Instant dueAt) {
        return tell(audience, kind, urgency, dueAt, Telling.AT_ONCE);
    }

    public UUID tell(Audience audience, MessageKind kind, Urgency urgency, Instant dueAt, Telling telling) {
        return tell(audience, kind, urgency, dueAt, telling, UUID.randomUUID().toString());
    }

    /** About a case that something else is told of. */
    public UUID tell(Audience audience, MessageKind kind, Urgency urgency, Instant dueAt, String caseId) {
        return tell(audience, kind, urgency, dueAt, Telling.AT_ONCE, caseId);
    }

    private UUID tell(
            Audience audience, MessageKind kind, Urgency urgency, Instant dueAt, Telling telling, String caseId) {
        var number = "FB-" + caseId.substring(0, 8);
        return QuarkusTransaction.requiringNew().call(() -> writeMessages
                .handle(new WriteMessages.Command(
                        new Occasion(UUID.randomUUID().toString(), "/qloop/feedback", kind, caseId, null, caseId, null),
                        List.of(audience),
                        new Matter(number, number, "划伤", null, null, null, dueAt, "/feedbacks/" + caseId, urgency),
                        telling))
                .getFirst()
                .id());
    }
}

package io.qloop.notification.message;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/**
 * The event that led to a message. The last two let what becomes of the message be told as part of the same loop and
 * the same trace.
 *
 * @param partId the part of the case that it is about, such as an action or a deadline; null where it is the case
 */
@Embeddable
public record Occasion(
        String eventId,
        String eventSource,
        @Enumerated(EnumType.STRING) MessageKind kind,
        String caseId,
        String partId,
        String correlationId,
        String traceparent) {}

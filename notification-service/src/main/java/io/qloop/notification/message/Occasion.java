package io.qloop.notification.message;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/**
 * The event that led to a message. The last two let what becomes of the message be told as part of the same loop and
 * the same trace.
 */
@Embeddable
public record Occasion(
        String eventId,
        String eventSource,
        @Enumerated(EnumType.STRING) MessageKind kind,
        String caseId,
        String correlationId,
        String traceparent) {}

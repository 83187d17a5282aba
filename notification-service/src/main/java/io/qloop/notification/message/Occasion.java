package io.qloop.notification.message;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/**
 * The event that led to a message. The last two let what becomes of the message be told as part of the same loop and
 * the same trace.
 */
@Embeddable
public record Occasion(
        @Column(name = "event_id") String eventId,
        @Column(name = "event_source") String eventSource,
        @Enumerated(EnumType.STRING) @Column(name = "kind") MessageKind kind,
        @Column(name = "case_id") String caseId,
        @Column(name = "correlation_id") String correlationId,
        @Column(name = "traceparent") String traceparent) {}

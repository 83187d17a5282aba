package io.qloop.notification.rules;

import io.opentelemetry.api.trace.Span;
import io.qloop.notification.message.MessageKind;
import io.qloop.notification.message.Occasion;
import io.qloop.platform.event.Event;

/** Makes the occasion of a message of the event that is being handled. */
final class Occasions {

    private Occasions() {}

    static Occasion of(Event<?> event, MessageKind kind) {
        var span = Span.current().getSpanContext();
        var traceparent = span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : null;
        return new Occasion(event.id(), event.source(), kind, event.subject(), event.correlationId(), traceparent);
    }
}

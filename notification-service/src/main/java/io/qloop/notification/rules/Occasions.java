package io.qloop.notification.rules;

import com.fasterxml.jackson.databind.JsonNode;
import io.opentelemetry.api.trace.Span;
import io.qloop.notification.message.MessageKind;
import io.qloop.notification.message.Occasion;
import io.qloop.platform.event.Event;
import java.util.List;
import java.util.stream.Stream;

/** Makes the occasion of a message of the event that is being handled. */
final class Occasions {

    /** Where an event says which part of its case it is about. */
    private static final List<String> PARTS = List.of("deadlineId", "actionId");

    private Occasions() {}

    static Occasion of(Event<JsonNode> event, MessageKind kind) {
        var span = Span.current().getSpanContext();
        var traceparent = span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : null;
        return new Occasion(
                event.id(), event.source(), kind, event.subject(), partOf(event), event.correlationId(), traceparent);
    }

    private static String partOf(Event<JsonNode> event) {
        return PARTS.stream()
                .flatMap(field -> Stream.ofNullable(event.data().get(field)))
                .map(JsonNode::asText)
                .findFirst()
                .orElse(null);
    }
}

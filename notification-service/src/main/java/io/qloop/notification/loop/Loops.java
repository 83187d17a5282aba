package io.qloop.notification.loop;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.qloop.notification.message.Message;
import io.qloop.platform.event.CurrentEvent;
import io.qloop.platform.event.Event;
import io.qloop.platform.identity.CurrentUser;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;

/** Lets what happens to a message later be told as part of the loop and the trace of the event that led to it. */
@ApplicationScoped
public class Loops {

    private static final String HEADER = "traceparent";

    private final OpenTelemetry telemetry;
    private final Tracer tracer;

    Loops(OpenTelemetry telemetry, Tracer tracer) {
        this.telemetry = telemetry;
        this.tracer = tracer;
    }

    /** Runs the action on behalf of the source of the message's event. */
    public void within(Message message, String what, Runnable action) {
        within(message, message.occasion().eventSource(), what, action);
    }

    /** Runs the action on behalf of somebody else: whoever acts is named in the audit trail as {@code system:<actor>}. */
    public void within(Message message, String actor, String what, Runnable action) {
        var occasion = message.occasion();
        var carrier =
                occasion.traceparent() == null ? Map.<String, String>of() : Map.of(HEADER, occasion.traceparent());
        var parent = telemetry.getPropagators().getTextMapPropagator().extract(Context.root(), carrier, GETTER);
        var span = tracer.spanBuilder(what)
                .setSpanKind(SpanKind.CLIENT)
                .setParent(parent)
                .setAttribute("qloop.message.id", message.id().toString())
                .startSpan();
        try (var _ = span.makeCurrent()) {
            CurrentUser.actingFor(actor, () -> {
                following(message, action);
                return null;
            });
        } finally {
            span.end();
        }
    }

    /** Runs the action as what follows from the event that led to the message, on behalf of whoever acts anyhow. */
    public void following(Message message, Runnable action) {
        inLoopOf(message, message.occasion().eventId(), action);
    }

    /** Runs the action as part of the message's loop, but caused by nothing in it: somebody decided so. */
    public void beside(Message message, Runnable action) {
        inLoopOf(message, null, action);
    }

    private static void inLoopOf(Message message, String cause, Runnable action) {
        var occasion = message.occasion();
        CurrentEvent.handling(
                new Event<Void>(
                        cause,
                        occasion.eventSource(),
                        "",
                        occasion.caseId(),
                        message.createdAt(),
                        occasion.correlationId(),
                        null,
                        null),
                action);
    }

    private static final TextMapGetter<Map<String, String>> GETTER = new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Map<String, String> carrier) {
            return List.copyOf(carrier.keySet());
        }

        @Override
        public String get(Map<String, String> carrier, String key) {
            return carrier.get(key);
        }
    };
}

package io.qloop.notification.intake;

import io.opentelemetry.api.trace.Span;
import io.qloop.notification.message.Audience;
import io.qloop.notification.message.MessageKind;
import io.qloop.notification.message.Occasion;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.event.Event;
import java.util.List;

/** Makes the occasion of a message of the event that is being handled, and says whom it is for. */
final class Occasions {

    private Occasions() {}

    /** Whoever heads these functions at the site; null for the whole company. */
    static List<Audience> headsOf(List<CompanyFunction> functions, String site) {
        return functions.stream()
                .<Audience>map(function -> new Audience.FunctionHead(function.code(), site))
                .toList();
    }

    static Occasion of(Event<?> event, MessageKind kind) {
        var span = Span.current().getSpanContext();
        var traceparent = span.isValid()
                ? "00-" + span.getTraceId() + "-" + span.getSpanId() + "-"
                        + span.getTraceFlags().asHex()
                : null;
        return new Occasion(event.id(), event.source(), kind, event.subject(), event.correlationId(), traceparent);
    }
}

package io.qloop.platform.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.format.EventDeserializationException;
import io.cloudevents.kafka.KafkaMessageFactory;
import io.cloudevents.rw.CloudEventRWException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** Makes an {@link Event} of a record: binary and structured CloudEvents, checked against the published schema. */
@ApplicationScoped
class EventReader {

    private final EventSchemas schemas;
    private final ObjectMapper json;
    private final Map<String, EventHandler<?>> handlers;
    private final Clock clock;

    EventReader(EventSchemas schemas, ObjectMapper json, Instance<EventHandler<?>> handlers, Clock clock) {
        this.schemas = schemas;
        // A reader ignores what it does not use: a new field in an event breaks nobody.
        this.json = json.copy().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
        this.handlers =
                handlers.stream().collect(Collectors.toUnmodifiableMap(EventHandler::type, Function.identity()));
        this.clock = clock;
    }

    /** A readable event together with who handles it. */
    record Readable<T>(Event<T> event, EventHandler<T> handler) {
        void handle() {
            CurrentEvent.handling(event, () -> handler.handle(event));
        }

        /** Lets each type prepare its events, where there is more than one. */
        static void prepare(List<Readable<?>> readables) {
            readables.stream()
                    .collect(Collectors.groupingBy(Readable::handler, LinkedHashMap::new, Collectors.toList()))
                    .values()
                    .stream()
                    .filter(ofOneType -> ofOneType.size() > 1)
                    .forEach(Readable::prepareOneType);
        }

        @SuppressWarnings("unchecked") // one handler's readables are all of its type
        private static <T> void prepareOneType(List<Readable<?>> ofOneType) {
            var handler = (EventHandler<T>) ofOneType.getFirst().handler();
            handler.prepare(ofOneType.stream().map(r -> (Event<T>) r.event()).toList());
        }
    }

    /**
     * Reads the record.
     *
     * @return empty for a declared type that this service has no use for
     * @throws Unreadable when the record is no event, not declared, or breaks its schema
     */
    Optional<Readable<?>> read(ReceivedRecord raw) throws Unreadable {
        if (isDeclaredForOthers(raw.headers().get("ce_type"))) {
            return Optional.empty();
        }
        var cloudEvent = cloudEvent(raw);
        var type = cloudEvent.getType();
        if (!schemas.isKnown(type)) {
            throw new Unreadable("unknown-type", "contracts/ declares no event type '" + shortened(type) + "'");
        }
        var handler = handlers.get(type);
        if (handler == null) {
            return Optional.empty();
        }
        var data = data(cloudEvent);
        var violations = schemas.violations(type, data);
        if (!violations.isEmpty()) {
            throw new Unreadable("schema-violated", String.join("; ", violations));
        }
        return Optional.of(readable(handler, envelope(cloudEvent, raw), data));
    }

    /** What binary mode says in a header spares the reading of most events that a service has no use for. */
    private boolean isDeclaredForOthers(String type) {
        return type != null && !handlers.containsKey(type) && schemas.isKnown(type);
    }

    private <T> Readable<T> readable(EventHandler<T> handler, Event<Void> envelope, JsonNode data) throws Unreadable {
        try {
            return new Readable<>(envelope.withData(json.treeToValue(data, handler.dataType())), handler);
        } catch (JsonProcessingException e) {
            throw new Unreadable("data-not-understood", e.getOriginalMessage());
        }
    }

    private Event<Void> envelope(CloudEvent event, ReceivedRecord raw) throws Unreadable {
        var subject = event.getSubject() != null ? event.getSubject() : raw.key();
        if (subject == null) {
            throw new Unreadable("subject-missing", "Neither the attribute 'subject' nor the record's key is set");
        }
        var time = Optional.ofNullable(event.getTime())
                .map(OffsetDateTime::toInstant)
                .orElseGet(clock::instant);
        var correlation = extension(event, "correlationid").orElse(subject);
        return new Event<>(
                event.getId(),
                event.getSource().toString(),
                event.getType(),
                subject,
                time,
                correlation,
                extension(event, "causationid").orElse(null),
                null);
    }

    private static Optional<String> extension(CloudEvent event, String name) {
        return Optional.ofNullable(event.getExtension(name))
                .map(Object::toString)
                .filter(v -> !v.isBlank());
    }

    private JsonNode data(CloudEvent event) throws Unreadable {
        if (event.getData() == null) {
            throw new Unreadable("not-json", "The event has no data");
        }
        try {
            var node = json.readTree(event.getData().toBytes());
            if (node == null || node.isMissingNode()) {
                throw new Unreadable("not-json", "The event has no data");
            }
            return node;
        } catch (IOException e) {
            throw new Unreadable("not-json", "The data is not JSON");
        }
    }

    private static CloudEvent cloudEvent(ReceivedRecord raw) throws Unreadable {
        if (raw.payload() == null) {
            throw new Unreadable("no-payload", "The record is empty");
        }
        var headers = new RecordHeaders();
        raw.headers()
                .forEach((name, value) ->
                        headers.add(name, value == null ? null : value.getBytes(StandardCharsets.UTF_8)));
        try {
            return KafkaMessageFactory.createReader(headers, raw.payload()).toEvent();
        } catch (EventDeserializationException | CloudEventRWException | IllegalArgumentException e) {
            throw new Unreadable("not-a-cloud-event", "No CloudEvents 1.0 message in binary or structured mode");
        } catch (RuntimeException e) {
            // The SDK lets through what its parser throws (null values, wrong types, dates).
            throw new Unreadable(
                    "not-a-cloud-event",
                    "CloudEvents attributes cannot be read: " + e.getClass().getSimpleName());
        }
    }

    private static String shortened(String type) {
        return type.length() <= 100 ? type : type.substring(0, 100) + "…";
    }
}

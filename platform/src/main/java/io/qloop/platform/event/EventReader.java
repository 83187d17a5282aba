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
import java.time.Instant;
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
    private final List<EventWitness> witnesses;

    EventReader(
            EventSchemas schemas,
            ObjectMapper json,
            Instance<EventHandler<?>> handlers,
            Instance<EventWitness> witnesses) {
        this.schemas = schemas;
        // A reader ignores what it does not use: a new field in an event breaks nobody.
        this.json = json.copy().configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, false);
        this.handlers =
                handlers.stream().collect(Collectors.toUnmodifiableMap(EventHandler::type, Function.identity()));
        this.witnesses = witnesses.stream().toList();
    }

    /**
     * A readable event together with who handles it.
     *
     * @param handler empty where only witnesses have a use for it
     * @param told    the same event as witnesses hear it
     */
    record Readable<T>(
            Event<T> event, Optional<EventHandler<T>> handler, Event<JsonNode> told, List<EventWitness> witnesses) {

        void handle() {
            CurrentEvent.handling(event, () -> {
                handler.ifPresent(it -> it.handle(event));
                witnesses.forEach(it -> it.hear(told));
            });
        }

        boolean isRepeatable() {
            return handler.filter(EventHandler::isRepeatable).isPresent();
        }

        /** The effect alone: witnesses have heard it. */
        void repeat() {
            CurrentEvent.handling(event, () -> handler.orElseThrow().handle(event));
        }

        /** Lets each type and each witness prepare its events, where there is more than one. */
        static void prepare(List<Readable<?>> readables) {
            readables.stream()
                    .flatMap(each -> each.witnesses().stream())
                    .distinct()
                    .forEach(witness -> {
                        var heard = readables.stream()
                                .filter(each -> each.witnesses().contains(witness))
                                .<Event<JsonNode>>map(Readable::told)
                                .toList();
                        if (heard.size() > 1) {
                            witness.prepare(heard);
                        }
                    });
            readables.stream()
                    .filter(readable -> readable.handler().isPresent())
                    .collect(Collectors.groupingBy(
                            readable -> readable.handler().get(), LinkedHashMap::new, Collectors.toList()))
                    .forEach((handler, ofOneType) -> {
                        if (ofOneType.size() > 1) {
                            prepareOneType(handler, ofOneType);
                        }
                    });
        }

        @SuppressWarnings("unchecked") // one handler's readables are all of its type
        private static <T> void prepareOneType(EventHandler<T> handler, List<Readable<?>> ofOneType) {
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
        if (!hasUseFor(type)) {
            return Optional.empty();
        }
        var data = data(cloudEvent);
        var violations = schemas.violations(type, data);
        if (!violations.isEmpty()) {
            throw new Unreadable("schema-violated", String.join("; ", violations));
        }
        return Optional.of(
                readable(handlers.get(type), envelope(cloudEvent, raw).withData(data)));
    }

    /** What binary mode says in a header spares the reading of most events that a service has no use for. */
    private boolean isDeclaredForOthers(String type) {
        return type != null && !hasUseFor(type) && schemas.isKnown(type);
    }

    private boolean hasUseFor(String type) {
        return handlers.containsKey(type) || witnesses.stream().anyMatch(it -> it.wants(type));
    }

    private Readable<?> readable(EventHandler<?> handler, Event<JsonNode> told) throws Unreadable {
        var listening = witnesses.stream().filter(it -> it.wants(told.type())).toList();
        return handler == null
                ? new Readable<>(told, Optional.empty(), told, listening)
                : handled(handler, told, listening);
    }

    private <T> Readable<T> handled(EventHandler<T> handler, Event<JsonNode> told, List<EventWitness> listening)
            throws Unreadable {
        try {
            var event = told.withData(json.treeToValue(told.data(), handler.dataType()));
            return new Readable<>(event, Optional.of(handler), told, listening);
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
                .orElseGet(() -> Instant.ofEpochMilli(raw.timestamp()));
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

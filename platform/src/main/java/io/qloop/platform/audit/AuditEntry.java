package io.qloop.platform.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * What one entry of the trail says. Its {@link #text()} is made once, when the entry is written; that text is stored,
 * exported and hashed as it is, so that a later version of this class changes nothing about older entries.
 *
 * @param changes   field name to its value, or to the list of value before and value after; null for a signature
 * @param redaction null but for the entry of a redaction; it follows right after the action, where the verifier looks
 * @param salt      random, so that nobody can find by trial what a redacted entry said; goes with the redaction
 */
record AuditEntry(
        String service,
        UUID id,
        Instant at,
        String actor,
        List<String> functions,
        String client,
        String caseId,
        String entity,
        UUID entityId,
        AuditAction action,
        Redaction redaction,
        Map<String, Object> changes,
        Signed signature,
        String reason,
        String eventId,
        String requestId,
        String traceId,
        String salt) {

    /** A mapper of its own: what is set for the REST interface has no say here. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .defaultPropertyInclusion(
                    JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
            .build();

    AuditEntry {
        functions = functions == null ? List.of() : List.copyOf(functions);
    }

    /** What a signature adds to an entry. */
    record Signed(SignatureRole role, String meaning, String contentHash) {}

    /** Which entry was redacted, and the hash of what it says since. */
    record Redaction(long position, String becomes) {}

    AuditEntry because(String why) {
        return new AuditEntry(
                service, id, at, actor, functions, client, caseId, entity, entityId, action, redaction, changes,
                signature, why, eventId, requestId, traceId, salt);
    }

    /** The same with other words in what may name a person, and without its salt. */
    AuditEntry redacted(UnaryOperator<String> words) {
        return new AuditEntry(
                service,
                id,
                at,
                words.apply(actor),
                functions,
                client,
                caseId,
                entity,
                entityId,
                action,
                redaction,
                changes == null ? null : mapOf(changes, words),
                signature == null
                        ? null
                        : new Signed(signature.role, words.apply(signature.meaning), signature.contentHash),
                reason == null ? null : words.apply(reason),
                eventId,
                requestId,
                traceId,
                null);
    }

    private static Map<String, Object> mapOf(Map<?, ?> values, UnaryOperator<String> words) {
        var redacted = new LinkedHashMap<String, Object>();
        values.forEach((name, value) -> redacted.put((String) name, valueOf(value, words)));
        return redacted;
    }

    private static Object valueOf(Object value, UnaryOperator<String> words) {
        return switch (value) {
            case String text -> words.apply(text);
            case List<?> list ->
                list.stream().map(each -> valueOf(each, words)).collect(Collectors.toCollection(ArrayList::new));
            case Map<?, ?> map -> mapOf(map, words);
            case null -> null;
            default -> value;
        };
    }

    /** One line of JSON without the fields that have no value. */
    String text() {
        try {
            // A NUL is legal in JSON and nowhere in PostgreSQL's text.
            return JSON.writeValueAsString(this).replace("\\u0000", "\\ufffd");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The audit trail cannot describe a change", e);
        }
    }

    static AuditEntry read(String text) {
        try {
            return JSON.readValue(text, AuditEntry.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An audit entry cannot be read", e);
        }
    }
}

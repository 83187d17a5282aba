package io.qloop.platform.event;

import java.time.Instant;

/**
 * One received event (CloudEvents 1.0).
 *
 * @param id unique together with {@code source}
 * @param source who sent it, such as {@code /qloop/returns}
 * @param type such as {@code qloop.returns.inspection-completed.v1}
 * @param subject the id of the case
 * @param time when it happened; the moment of receipt where the sender does not say
 * @param correlationId the first case of the loop; the subject where the sender does not say
 * @param causationId the event that led to this one, or null
 * @param data the payload in the reader's own words
 */
public record Event<T>(
        String id,
        String source,
        String type,
        String subject,
        Instant time,
        String correlationId,
        String causationId,
        T data) {

    <R> Event<R> withData(R other) {
        return new Event<>(id, source, type, subject, time, correlationId, causationId, other);
    }
}

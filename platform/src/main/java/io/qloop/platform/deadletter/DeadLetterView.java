package io.qloop.platform.deadletter;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** A dead letter as its administrator sees it. The payload is shown as text and only in the single view. */
public record DeadLetterView(
        UUID id,
        String topic,
        int partition,
        long offset,
        String key,
        String eventId,
        String eventType,
        String reason,
        String detail,
        DeadLetter.Status status,
        int redrives,
        Instant receivedAt,
        Instant decidedAt,
        String decidedBy,
        String discardReason,
        Map<String, String> headers,
        String payload) {

    static DeadLetterView line(DeadLetter letter) {
        return of(letter, false);
    }

    static DeadLetterView whole(DeadLetter letter) {
        return of(letter, true);
    }

    private static DeadLetterView of(DeadLetter letter, boolean whole) {
        var raw = letter.raw();
        return new DeadLetterView(
                letter.id(),
                raw.topic(),
                raw.partition(),
                raw.offset(),
                raw.key(),
                raw.headers().get("ce_id"),
                raw.headers().get("ce_type"),
                letter.reason(),
                letter.detail(),
                letter.status(),
                letter.redrives(),
                letter.receivedAt(),
                letter.decidedAt(),
                letter.decidedBy(),
                letter.discardReason(),
                whole ? raw.headers() : null,
                whole ? DeadLetters.text(raw.payload()) : null);
    }
}

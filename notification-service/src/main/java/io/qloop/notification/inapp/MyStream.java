package io.qloop.notification.inapp;

import io.qloop.platform.i18n.Language;
import io.smallrye.mutiny.subscription.MultiEmitter;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A stream that somebody watches. It is told first what was missed, then what comes, by one thread; it ends with its token,
 * with its reader, or when its reader does not keep up.
 */
final class MyStream {

    /** Tells that somebody is still there; nobody reads it. */
    private static final String HEARTBEAT = "still here";

    private final UUID person;
    private final Optional<Language> language;
    private final Optional<Position> seen;
    private final Instant until;
    private final Sse sse;
    private final MultiEmitter<? super OutboundSseEvent> emitter;
    private Instant lastSent = Instant.EPOCH;
    private boolean settled;

    /** Who watches: what was seen before, and until when the token counts. */
    record Watcher(UUID person, Optional<Language> language, Optional<Position> seen, Instant until) {}

    MyStream(Watcher watcher, Sse sse, MultiEmitter<? super OutboundSseEvent> emitter) {
        person = watcher.person();
        language = watcher.language();
        seen = watcher.seen();
        until = watcher.until();
        this.sse = sse;
        this.emitter = emitter;
    }

    void send(Position position, String name, Object data, Instant now) {
        emitter.emit(sse.newEventBuilder()
                .id(position.text())
                .name(name)
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(data)
                .build());
        lastSent = now;
    }

    void beat(Instant now) {
        emitter.emit(sse.newEventBuilder().comment(HEARTBEAT).build());
        lastSent = now;
    }

    /** What was missed is told; from now on it is told what comes. */
    void settle() {
        settled = true;
    }

    boolean isSettled() {
        return settled;
    }

    boolean isExpired(Instant now) {
        return !until.isAfter(now);
    }

    boolean isSilentSince(Instant moment) {
        return settled && lastSent.isBefore(moment);
    }

    void end() {
        emitter.complete();
    }

    UUID person() {
        return person;
    }

    Optional<Language> language() {
        return language;
    }

    Optional<Position> seen() {
        return seen;
    }
}

package io.qloop.notification.channel;

import io.qloop.platform.audit.NotAudited;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One thing told over one channel, at least once: an attempt is committed before the other end is called, and one whose end
 * nobody recorded is made again under the same id, by which a webhook's reader knows it again.
 */
@Entity
@NotAudited(
        "Its steps are a record of their own; what it tells is an event or a message, which are recorded where they are")
public class Dispatch {

    @Id
    private UUID id;

    @Version
    private long version;

    private UUID channelId;

    @Embedded
    private Told told;

    @Enumerated(EnumType.STRING)
    private DispatchStatus status;

    private int attempts;
    private Instant createdAt;
    private Instant queuedAt;
    private Instant nextAttemptAt;
    private Instant leaseUntil;
    private Instant takenAt;
    private Instant failedAt;

    /** For the mapper only. */
    protected Dispatch() {}

    Dispatch(UUID id, UUID channelId, Told told, Instant at) {
        this.id = id;
        this.channelId = channelId;
        this.told = told;
        createdAt = at;
        queue(at);
    }

    private void queue(Instant at) {
        status = DispatchStatus.QUEUED;
        attempts = 0;
        queuedAt = at;
        nextAttemptAt = at;
    }

    void startAttempt(Instant until) {
        status = DispatchStatus.SENDING;
        attempts++;
        nextAttemptAt = null;
        leaseUntil = until;
    }

    void taken(Instant at) {
        end(DispatchStatus.TAKEN);
        takenAt = at;
    }

    void failed(Instant at) {
        end(DispatchStatus.FAILED);
        failedAt = at;
    }

    void postpone(Instant until) {
        end(DispatchStatus.QUEUED);
        nextAttemptAt = until;
    }

    /** Sends it once more by hand, under the same id. */
    void again(Instant at) {
        takenAt = null;
        failedAt = null;
        queue(at);
    }

    private void end(DispatchStatus next) {
        status = next;
        leaseUntil = null;
    }

    public UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    UUID channelId() {
        return channelId;
    }

    Told told() {
        return told;
    }

    DispatchStatus status() {
        return status;
    }

    int attempts() {
        return attempts;
    }

    Instant createdAt() {
        return createdAt;
    }

    Instant queuedAt() {
        return queuedAt;
    }

    Optional<Instant> nextAttemptAt() {
        return Optional.ofNullable(nextAttemptAt);
    }

    Optional<Instant> takenAt() {
        return Optional.ofNullable(takenAt);
    }

    Optional<Instant> failedAt() {
        return Optional.ofNullable(failedAt);
    }
}

package io.qloop.returns.requested;

import io.qloop.platform.audit.Audited;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A return that a feedback asked for. It is opened with a number; goods that the warehouse receives with that number as their
 * reference are the ones that it waits for.
 */
@Entity
class RequestedReturn implements Audited {

    @Id
    private UUID id;

    @Version
    private long version;

    private String number;
    private String customerId;
    private UUID feedbackId;
    private String feedbackNumber;
    private String subject;
    private String productId;
    private String lot;
    private String reason;
    private String requestedBy;
    private Instant openedAt;

    /** For the mapper only. */
    protected RequestedReturn() {}

    RequestedReturn(UUID id, String number, ReturnRequested requested, Instant at) {
        this.id = id;
        this.number = number;
        this.customerId = requested.customerId();
        this.feedbackId = requested.feedbackId();
        this.feedbackNumber = requested.number();
        this.subject = requested.subject();
        this.productId = requested.productId();
        this.lot = requested.lot();
        this.reason = requested.reason();
        this.requestedBy = requested.requestedBy();
        this.openedAt = at;
    }

    /** What its opening announces. */
    ReturnOpened opened() {
        return new ReturnOpened(id, number, customerId, subject, productId, lot, origin(), openedAt);
    }

    @Override
    public UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    String number() {
        return number;
    }

    String customerId() {
        return customerId;
    }

    ReturnOpened.Origin origin() {
        return ReturnOpened.Origin.feedback(feedbackId, feedbackNumber);
    }

    String subject() {
        return subject;
    }

    Optional<String> productId() {
        return Optional.ofNullable(productId);
    }

    Optional<String> lot() {
        return Optional.ofNullable(lot);
    }

    String reason() {
        return reason;
    }

    String requestedBy() {
        return requestedBy;
    }

    Instant openedAt() {
        return openedAt;
    }
}

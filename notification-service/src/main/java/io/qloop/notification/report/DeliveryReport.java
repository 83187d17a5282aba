package io.qloop.notification.report;

import io.qloop.platform.audit.NotAudited;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A mail in the mailbox for reports, and what it led to. It is written once and never changed. */
@Entity
@NotAudited("Itself a record of what a mail server said; the message that it is about is audited")
public class DeliveryReport {

    static final int DETAIL_MAX = 500;

    @Id
    private UUID id;

    private String mailbox;
    private long uidValidity;
    private long uid;
    private Instant receivedAt;
    private UUID messageId;

    @Enumerated(EnumType.STRING)
    private ReportOutcome outcome;

    private String statusCode;
    private String detail;

    /** For the mapper only. */
    protected DeliveryReport() {}

    /**
     * Where a mail was read. A server never gives the two numbers to another mail of the mailbox.
     *
     * @param mailbox whose it is
     */
    record Place(String mailbox, long uidValidity, long uid) {}

    /**
     * What it led to.
     *
     * @param message the message that it is about, or null
     * @param statusCode or null where it names none
     */
    record Effect(UUID message, ReportOutcome outcome, String statusCode, String detail) {}

    DeliveryReport(UUID id, Place place, Instant receivedAt, Effect effect) {
        this.id = id;
        this.mailbox = place.mailbox();
        this.uidValidity = place.uidValidity();
        this.uid = place.uid();
        this.receivedAt = receivedAt;
        this.messageId = effect.message();
        this.outcome = effect.outcome();
        this.statusCode = effect.statusCode();
        this.detail = effect.detail().length() <= DETAIL_MAX
                ? effect.detail()
                : effect.detail().substring(0, DETAIL_MAX);
    }

    UUID id() {
        return id;
    }

    Instant receivedAt() {
        return receivedAt;
    }

    Optional<UUID> messageId() {
        return Optional.ofNullable(messageId);
    }

    ReportOutcome outcome() {
        return outcome;
    }

    Optional<String> statusCode() {
        return Optional.ofNullable(statusCode);
    }

    String detail() {
        return detail;
    }
}

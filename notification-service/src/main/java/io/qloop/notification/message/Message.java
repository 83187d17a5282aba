package io.qloop.notification.message;

import io.qloop.notification.message.MessageEvent.MessageAcknowledged;
import io.qloop.notification.message.MessageEvent.MessageBounced;
import io.qloop.notification.message.MessageEvent.MessageFailed;
import io.qloop.notification.message.MessageEvent.MessageHandedOver;
import io.qloop.platform.audit.Audited;
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
 * One mail to one recipient because of one event. It is written unaddressed; as soon as somebody is known whom it can go
 * to it is queued. Each attempt is committed as {@code SENDING} before a word is spoken with the mail server, with a
 * lease: an attempt whose end nobody recorded before the lease ran out is in doubt, and whoever looks into it asks the
 * archive whether the mail went out. In the end it is handed over, or failed. What was handed over may be reported as
 * delayed, delivered or bounced, and may be acknowledged by its reader. What failed or bounced can be sent again by hand.
 */
@Entity
public class Message implements Audited {

    @Id
    private UUID id;

    @Version
    private long version;

    @Embedded
    private Occasion occasion;

    // Function or department of ours, or both, or one of our people, or a customer.
    private String recipientFunction;
    private String recipientDepartment;
    private String recipientSite;

    /** Of the function not the head, but the leader in charge. */
    private boolean recipientInCharge;

    private String customerId;
    private UUID meantPerson;

    @Embedded
    private Matter matter;

    @Embedded
    private Recipient recipient;

    @Enumerated(EnumType.STRING)
    private MessageStatus status;

    private int attempts;

    @Enumerated(EnumType.STRING)
    private Trouble trouble;

    private Instant createdAt;
    private Instant queuedAt;
    private Instant nextAttemptAt;
    private Instant quietUntil;
    private Instant leaseUntil;
    private Instant sendingSince;
    private Instant handedOverAt;
    private Instant failedAt;
    private Instant delayedAt;
    private Instant deliveredAt;
    private Instant bouncedAt;
    private String bounceStatus;
    private Instant acknowledgedAt;
    private int round = 1;

    /** For the mapper only. */
    protected Message() {}

    public Message(UUID id, Occasion occasion, Audience audience, Matter matter, Instant at) {
        this.id = id;
        this.occasion = occasion;
        switch (audience) {
            case Audience.FunctionHead head -> {
                recipientFunction = head.function();
                recipientSite = head.site();
            }
            case Audience.Department department -> {
                recipientDepartment = department.code();
                recipientFunction = department.function();
                recipientSite = department.site();
            }
            case Audience.LeaderInCharge leader -> {
                recipientDepartment = leader.code();
                recipientFunction = leader.function();
                recipientSite = leader.site();
                recipientInCharge = true;
            }
            case Audience.Colleague colleague -> {
                meantPerson = colleague.person();
                recipientSite = colleague.site();
            }
            case Audience.Customer customer -> customerId = customer.customerId();
        }
        this.matter = matter;
        status = MessageStatus.UNADDRESSED;
        trouble = Trouble.NO_RECIPIENT;
        createdAt = at;
    }

    /** Somebody is known now; the first attempt is due at once. Also the way back of one that failed or bounced. */
    public void addressTo(Recipient found, Instant at) {
        if (status != MessageStatus.UNADDRESSED) {
            round++;
        }
        status = status.moveTo(MessageStatus.QUEUED);
        recipient = found;
        trouble = null;
        failedAt = null;
        handedOverAt = null;
        delayedAt = null;
        deliveredAt = null;
        bouncedAt = null;
        bounceStatus = null;
        attempts = 0;
        queuedAt = at;
        nextAttemptAt = at;
        quietUntil = null;
    }

    /** Somebody is known now, and is told in the next digest alone. */
    public void collectFor(Recipient found) {
        status = status.moveTo(MessageStatus.COLLECTED);
        recipient = found;
        trouble = null;
    }

    /** While it waited, somebody else has become the one to tell. */
    public void readdressTo(Recipient found) {
        if (status != MessageStatus.QUEUED) {
            throw new IllegalStateException("Message " + id + " is " + status + ", it does not wait for its recipient");
        }
        recipient = found;
    }

    /** While it waited, whoever was to be told has left, and nobody else is known. */
    public void loseRecipient() {
        status = status.moveTo(MessageStatus.UNADDRESSED);
        recipient = null;
        trouble = Trouble.NO_RECIPIENT;
        queuedAt = null;
        nextAttemptAt = null;
    }

    /** Its reader is not to be disturbed until then. */
    public void waitForQuietHours(Instant end) {
        if (status != MessageStatus.QUEUED) {
            throw new IllegalStateException("Message " + id + " is " + status + ", it does not wait");
        }
        nextAttemptAt = end;
        quietUntil = end;
    }

    /** An attempt begins; until the end of its lease nobody else touches the message. */
    public void startAttempt(Instant at, Instant until) {
        status = status.moveTo(MessageStatus.SENDING);
        attempts++;
        sendingSince = at;
        nextAttemptAt = null;
        leaseUntil = until;
    }

    /** Somebody looks into what became of an attempt whose lease ran out. */
    public void lookInto(Instant until) {
        if (status != MessageStatus.SENDING) {
            throw new IllegalStateException("Message " + id + " is " + status + ", there is nothing to look into");
        }
        trouble = Trouble.NO_ANSWER;
        leaseUntil = until;
    }

    /** The mail server took it. */
    public MessageHandedOver handOver(Instant at) {
        endAttempt(MessageStatus.HANDED_OVER);
        trouble = null;
        handedOverAt = at;
        return new MessageHandedOver(
                id, occasion.kind(), occasion.caseId(), recipientFunction, customerId, at, attempts);
    }

    /** It did not go out; another attempt follows. */
    public void postpone(Trouble why, Instant until) {
        endAttempt(MessageStatus.QUEUED);
        trouble = why;
        nextAttemptAt = until;
    }

    /** It did not go out and is not tried again by itself. */
    public MessageFailed fail(Trouble why, Instant at) {
        endAttempt(MessageStatus.FAILED);
        trouble = why;
        failedAt = at;
        return new MessageFailed(
                id, occasion.kind(), occasion.caseId(), recipientFunction, customerId, why, attempts, at);
    }

    /** A mail server on the way reports that it still tries. */
    public void delay(Instant at) {
        delayedAt = at;
    }

    /** A mail server reports that it lies in the recipient's mailbox. */
    public void deliver(Instant at) {
        status = status.moveTo(MessageStatus.DELIVERED);
        deliveredAt = at;
    }

    /**
     * It came back for good.
     *
     * @param code why, as RFC 3463 counts, such as {@code 5.1.1}
     */
    public MessageBounced bounce(String code, Instant at) {
        status = status.moveTo(MessageStatus.BOUNCED);
        trouble = Trouble.BOUNCED;
        bounceStatus = code;
        bouncedAt = at;
        return new MessageBounced(id, occasion.kind(), occasion.caseId(), recipientFunction, customerId, code, at);
    }

    /** The reader has said that it was read: nothing more is tried, whatever the mail servers say. */
    public MessageAcknowledged acknowledge(Instant at) {
        endAttempt(MessageStatus.ACKNOWLEDGED);
        nextAttemptAt = null;
        trouble = null;
        acknowledgedAt = at;
        return new MessageAcknowledged(
                id, occasion.kind(), occasion.caseId(), recipientFunction, customerId, recipient.addressedBy(), at);
    }

    private void endAttempt(MessageStatus next) {
        status = status.moveTo(next);
        leaseUntil = null;
        sendingSince = null;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public String auditCase() {
        return occasion.caseId();
    }

    public long version() {
        return version;
    }

    public Occasion occasion() {
        return occasion;
    }

    public Audience audience() {
        return Audience.of(
                recipientFunction, recipientDepartment, recipientInCharge, recipientSite, customerId, meantPerson);
    }

    public Optional<String> recipientFunction() {
        return Optional.ofNullable(recipientFunction);
    }

    Optional<String> recipientDepartment() {
        return Optional.ofNullable(recipientDepartment);
    }

    public Optional<String> recipientSite() {
        return Optional.ofNullable(recipientSite);
    }

    Optional<String> customerId() {
        return Optional.ofNullable(customerId);
    }

    public Matter matter() {
        return matter;
    }

    public Optional<Recipient> recipient() {
        return Optional.ofNullable(recipient);
    }

    public MessageStatus status() {
        return status;
    }

    public int attempts() {
        return attempts;
    }

    public Optional<Trouble> trouble() {
        return Optional.ofNullable(trouble);
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Optional<Instant> queuedAt() {
        return Optional.ofNullable(queuedAt);
    }

    public Optional<Instant> nextAttemptAt() {
        return Optional.ofNullable(nextAttemptAt);
    }

    /** Until when it waited, or waits, for the end of quiet hours. */
    public Optional<Instant> quietUntil() {
        return Optional.ofNullable(quietUntil);
    }

    public Optional<Instant> leaseUntil() {
        return Optional.ofNullable(leaseUntil);
    }

    public Optional<Instant> sendingSince() {
        return Optional.ofNullable(sendingSince);
    }

    public Optional<Instant> handedOverAt() {
        return Optional.ofNullable(handedOverAt);
    }

    public Optional<Instant> failedAt() {
        return Optional.ofNullable(failedAt);
    }

    /** Of the mail that is to go out, or went out last. */
    public MailId mailId() {
        return new MailId(id, round);
    }

    public Optional<Instant> delayedAt() {
        return Optional.ofNullable(delayedAt);
    }

    public Optional<Instant> deliveredAt() {
        return Optional.ofNullable(deliveredAt);
    }

    public Optional<Instant> bouncedAt() {
        return Optional.ofNullable(bouncedAt);
    }

    public Optional<String> bounceStatus() {
        return Optional.ofNullable(bounceStatus);
    }

    public Optional<Instant> acknowledgedAt() {
        return Optional.ofNullable(acknowledgedAt);
    }
}

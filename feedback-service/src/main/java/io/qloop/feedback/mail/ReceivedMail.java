package io.qloop.feedback.mail;

import io.qloop.platform.audit.Audited;
import io.qloop.platform.problem.Refusal;
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
 * A mail that was read in the mailbox, once. It opens a feedback or answers in one; where it cannot be told whose it is, it
 * is unassigned until somebody assigns it to a customer or dismisses it. What nobody wrote, and what came before, is
 * ignored. What was ignored or dismissed can still be assigned. What it says never changes.
 */
@Entity
public class ReceivedMail implements Audited {
    static final int REASON_MAX = 2000;

    @Id
    private UUID id;

    @Version
    private long version;

    @Embedded
    private MailPlace place;

    private String messageId;
    private String contentHash;
    private long size;

    @Embedded
    private Letter letter;

    private Instant receivedAt;
    private Instant readAt;

    @Enumerated(EnumType.STRING)
    private MailStatus status;

    @Enumerated(EnumType.STRING)
    private MailReason reason;

    private String customerId;
    private UUID feedbackId;
    private UUID doubleOf;
    private Instant decidedAt;
    private String decidedBy;
    private String dismissalReason;

    /** For the mapper only. */
    protected ReceivedMail() {}

    /**
     * How a mail is known again.
     *
     * @param messageId   as its writer's program named it; empty where it did not
     * @param contentHash empty for one that was not read whole
     */
    record Identity(Optional<String> messageId, Optional<String> contentHash, long size) {}

    /** When it reached the mailbox, and when it was read. */
    record Times(Instant receivedAt, Instant readAt) {}

    ReceivedMail(UUID id, MailPlace place, Identity identity, Letter letter, Times times, Outcome outcome) {
        this.id = id;
        this.place = place;
        this.messageId = identity.messageId().orElse(null);
        this.contentHash = identity.contentHash().orElse(null);
        this.size = identity.size();
        this.letter = letter;
        this.receivedAt = times.receivedAt();
        this.readAt = times.readAt();
        this.status = outcome.status();
        switch (outcome) {
            case Outcome.OfCase accepted -> belongTo(accepted);
            case Outcome.Unassigned unassigned -> reason = unassigned.why();
            case Outcome.Ignored ignored -> {
                reason = ignored.why();
                doubleOf = ignored.doubleOf().orElse(null);
            }
        }
    }

    /** Lets pass only what can still become this. */
    void requireMay(MailStatus next) {
        if (!status.mayBecome(next)) {
            throw Refusal.conflict("mail-decided", status);
        }
    }

    void assign(Outcome.OfCase accepted, String by, Instant at) {
        requireMay(accepted.status());
        status = accepted.status();
        belongTo(accepted);
        decidedBy = by;
        decidedAt = at;
        dismissalReason = null;
    }

    void dismiss(String why, String by, Instant at) {
        requireMay(MailStatus.DISMISSED);
        status = MailStatus.DISMISSED;
        dismissalReason = why;
        decidedBy = by;
        decidedAt = at;
    }

    private void belongTo(Outcome.OfCase accepted) {
        customerId = accepted.customerId();
        feedbackId = accepted.feedback();
    }

    @Override
    public UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    long size() {
        return size;
    }

    Letter letter() {
        return letter;
    }

    Instant receivedAt() {
        return receivedAt;
    }

    Instant readAt() {
        return readAt;
    }

    MailStatus status() {
        return status;
    }

    Optional<MailReason> reason() {
        return Optional.ofNullable(reason);
    }

    Optional<String> customerId() {
        return Optional.ofNullable(customerId);
    }

    Optional<UUID> feedbackId() {
        return Optional.ofNullable(feedbackId);
    }

    Optional<UUID> doubleOf() {
        return Optional.ofNullable(doubleOf);
    }

    Optional<Instant> decidedAt() {
        return Optional.ofNullable(decidedAt);
    }

    Optional<String> decidedBy() {
        return Optional.ofNullable(decidedBy);
    }

    Optional<String> dismissalReason() {
        return Optional.ofNullable(dismissalReason);
    }

    /** Does the original of that one hold the same, but for what servers on the way have added? */
    boolean hasContentOf(Identity other) {
        return contentHash != null
                && other.contentHash().filter(contentHash::equals).isPresent();
    }

    boolean isCalled(String id) {
        return id.equals(messageId);
    }

    boolean isLeftInMailbox() {
        return contentHash == null
                || reason().filter(MailReason::isLeftInMailbox).isPresent();
    }
}

package io.qloop.notification.message;

import io.qloop.platform.audit.NotAudited;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A message as the one sees it whom it went to: unread at first, read when it is opened or acknowledged, unread again if its
 * reader wants so. It goes over to somebody else together with the message.
 */
@Entity
@NotAudited(
        "Whether somebody has opened a message is nobody else's business; an acknowledgement stands with the message")
public class MyMessage {

    /** The message's. */
    @Id
    private UUID id;

    private UUID personId;

    @Enumerated(EnumType.STRING)
    private MessageKind kind;

    @Enumerated(EnumType.STRING)
    private Urgency urgency;

    private Instant writtenAt;
    private Instant readAt;

    /** For the mapper only. */
    protected MyMessage() {}

    public MyMessage(Message message, UUID personId) {
        id = message.id();
        this.personId = personId;
        kind = message.occasion().kind();
        urgency = message.matter().urgency();
        writtenAt = message.createdAt();
    }

    /** Answers whether that was news. */
    public boolean read(Instant at) {
        if (readAt != null) {
            return false;
        }
        readAt = at;
        return true;
    }

    /** Answers whether that was news. */
    public boolean unread() {
        var wasRead = readAt != null;
        readAt = null;
        return wasRead;
    }

    /** Somebody else is told, and has not read it. */
    public void handTo(UUID person) {
        personId = person;
        readAt = null;
    }

    public UUID id() {
        return id;
    }

    public UUID personId() {
        return personId;
    }

    public Optional<Instant> readAt() {
        return Optional.ofNullable(readAt);
    }
}

package io.qloop.platform.attachment;

import io.qloop.platform.audit.Audited;
import io.qloop.platform.problem.Refusal;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A file of a case. Its content never changes; a signature on what it belongs to locks it for good. Removed, it stays as a
 * mark of what was there, without its content.
 */
@Entity
public class Attachment implements Audited {

    @Id
    private UUID id;

    @Version
    private long version;

    private String caseId;
    private String itemId;
    private String name;
    private String mediaType;
    private long size;
    private String sha256;
    private Instant uploadedAt;
    private String uploadedBy;
    private Instant lockedAt;
    private String lockedBy;
    private Instant removedAt;
    private String removedBy;
    private String removalReason;

    protected Attachment() {}

    Attachment(
            UUID id,
            String caseId,
            String itemId,
            String name,
            String mediaType,
            Content content,
            String uploadedBy,
            Instant at) {
        this.id = id;
        this.caseId = caseId;
        this.itemId = itemId;
        this.name = name;
        this.mediaType = mediaType;
        this.size = content.size();
        this.sha256 = content.sha256();
        this.uploadedBy = uploadedBy;
        this.uploadedAt = at;
    }

    /** What is signed stays: from now on it cannot be removed. The first signature counts. */
    void lock(String by, Instant at) {
        requirePresent();
        if (lockedAt == null) {
            lockedAt = at;
            lockedBy = by;
        }
    }

    void belongTo(AttachmentScope scope) {
        requirePresent();
        caseId = scope.caseId();
        itemId = scope.addTo();
    }

    void remove(String reason, String by, Instant at) {
        requirePresent();
        if (lockedAt != null) {
            throw Refusal.conflict("attachment-locked", name);
        }
        removedAt = at;
        removedBy = by;
        removalReason = reason;
    }

    void requirePresent() {
        if (removedAt != null) {
            throw Refusal.gone("attachment-removed");
        }
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public String auditCase() {
        return caseId;
    }

    public String caseId() {
        return caseId;
    }

    public String itemId() {
        return itemId;
    }

    public String name() {
        return name;
    }

    public String mediaType() {
        return mediaType;
    }

    public long size() {
        return size;
    }

    public String sha256() {
        return sha256;
    }

    Content content() {
        return new Content(sha256, size);
    }

    public Instant uploadedAt() {
        return uploadedAt;
    }

    public String uploadedBy() {
        return uploadedBy;
    }

    public boolean isLocked() {
        return lockedAt != null;
    }

    public boolean isRemoved() {
        return removedAt != null;
    }

    Optional<Instant> removedAt() {
        return Optional.ofNullable(removedAt);
    }

    Optional<String> removedBy() {
        return Optional.ofNullable(removedBy);
    }
}

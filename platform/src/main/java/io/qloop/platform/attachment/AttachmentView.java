package io.qloop.platform.attachment;

import java.time.Instant;
import java.util.UUID;

/** An attachment as callers see it. */
public record AttachmentView(
        UUID id,
        String itemId,
        String name,
        String mediaType,
        long size,
        String sha256,
        Instant uploadedAt,
        String uploadedBy,
        boolean locked) {

    public static AttachmentView of(Attachment attachment) {
        return new AttachmentView(
                attachment.id(),
                attachment.itemId(),
                attachment.name(),
                attachment.mediaType(),
                attachment.size(),
                attachment.sha256(),
                attachment.uploadedAt(),
                attachment.uploadedBy(),
                attachment.isLocked());
    }
}

package io.qloop.complaint.action;

import jakarta.persistence.Embeddable;
import java.time.Instant;

/** A measure that was taken and turned out not to be effective; cause and remark are null where none was given. */
@Embeddable
public record Attempt(
        Instant assignedAt,
        Instant dueAt,
        String measure,
        String cause,
        Instant completedAt,
        String completedBy,
        String remark,
        Instant verifiedAt,
        String verifiedBy) {}

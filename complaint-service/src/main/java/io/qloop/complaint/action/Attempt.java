package io.qloop.complaint.action;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.time.Instant;

/** A measure that was taken and turned out not to be effective; cause and remark are null where none was given. */
@Embeddable
public record Attempt(
        @Column(name = "assigned_at") Instant assignedAt,
        @Column(name = "due_at") Instant dueAt,
        String measure,
        String cause,
        @Column(name = "completed_at") Instant completedAt,
        @Column(name = "completed_by") String completedBy,
        String remark,
        @Column(name = "verified_at") Instant verifiedAt,
        @Column(name = "verified_by") String verifiedBy) {}

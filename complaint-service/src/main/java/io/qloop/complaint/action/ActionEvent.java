package io.qloop.complaint.action;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.event.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/** What a corrective action announces. The case that it belongs to is the complaint. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface ActionEvent {

    UUID complaintId();

    Instant occurredAt();

    /** As it goes out. */
    default DomainEvent announced() {
        var type =
                switch (this) {
                    case ActionAssigned _ -> "qloop.complaint.action-assigned.v1";
                    case ActionCompleted _ -> "qloop.complaint.action-completed.v1";
                    case ActionVerified _ -> "qloop.complaint.action-verified.v1";
                };
        return new DomainEvent(type, complaintId().toString(), occurredAt(), this);
    }

    /** A function has to act until dueAt; again after a measure that was not effective. Product and lot may be null. */
    record ActionAssigned(
            UUID actionId,
            String number,
            UUID complaintId,
            String complaintNumber,
            String customerId,
            String productId,
            String lot,
            CompanyFunction function,
            String description,
            Instant assignedAt,
            Instant dueAt)
            implements ActionEvent {

        @Override
        public Instant occurredAt() {
            return assignedAt;
        }
    }

    /** The function says that it is done. */
    record ActionCompleted(
            UUID actionId,
            String number,
            UUID complaintId,
            CompanyFunction function,
            String measure,
            Instant completedAt,
            String completedBy)
            implements ActionEvent {

        @Override
        public Instant occurredAt() {
            return completedAt;
        }
    }

    /** Quality says whether it works. */
    record ActionVerified(
            UUID actionId,
            String number,
            UUID complaintId,
            CompanyFunction function,
            boolean effective,
            Instant verifiedAt,
            String verifiedBy)
            implements ActionEvent {

        @Override
        public Instant occurredAt() {
            return verifiedAt;
        }
    }
}

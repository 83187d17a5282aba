package io.qloop.complaint.complaint;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.qloop.platform.event.DomainEvent;
import java.time.Instant;
import java.util.UUID;

/** What a complaint announces. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface ComplaintEvent {

    UUID complaintId();

    Instant occurredAt();

    /** As it goes out. */
    default DomainEvent announced() {
        var type =
                switch (this) {
                    case ComplaintOpened _ -> "qloop.complaint.complaint-opened.v1";
                    case ComplaintClosed _ -> "qloop.complaint.complaint-closed.v1";
                };
        return new DomainEvent(type, complaintId().toString(), occurredAt(), this);
    }

    /** A complaint has to be dealt with; product and lot are null where none is named. */
    record ComplaintOpened(
            UUID complaintId,
            String number,
            String customerId,
            String productId,
            String lot,
            String subject,
            Origin origin,
            Instant openedAt)
            implements ComplaintEvent {

        @Override
        public Instant occurredAt() {
            return openedAt;
        }
    }

    /** Every action works, and the customer can be told how it ended. */
    record ComplaintClosed(
            UUID complaintId,
            String number,
            String customerId,
            String productId,
            String lot,
            String resolution,
            Instant closedAt,
            Origin origin)
            implements ComplaintEvent {

        @Override
        public Instant occurredAt() {
            return closedAt;
        }
    }
}

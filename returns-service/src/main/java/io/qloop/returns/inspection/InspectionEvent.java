package io.qloop.returns.inspection;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.event.DomainEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What an inspection announces. The case that it belongs to is the return. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public sealed interface InspectionEvent {

    UUID returnId();

    Instant occurredAt();

    /** As it goes out. */
    default DomainEvent announced() {
        var type =
                switch (this) {
                    case InspectionRequested _ -> "qloop.returns.inspection-requested.v1";
                    case InspectionCompleted _ -> "qloop.returns.inspection-completed.v1";
                    case DispositionDecided _ -> "qloop.returns.disposition-decided.v1";
                };
        return new DomainEvent(type, returnId().toString(), occurredAt(), this);
    }

    /** A returned lot waits for its inspection. */
    record InspectionRequested(
            UUID inspectionId,
            String number,
            UUID returnId,
            String returnReference,
            String customerId,
            String site,
            int line,
            String productId,
            String lot,
            BigDecimal quantity,
            String unit,
            BigDecimal sampleSize,
            Instant requestedAt)
            implements InspectionEvent {

        @Override
        public Instant occurredAt() {
            return requestedAt;
        }
    }

    /** The lot has its verdict; cause and responsible function are null where the inspector named none. */
    record InspectionCompleted(
            UUID inspectionId,
            String number,
            UUID returnId,
            String returnNumber,
            String returnReference,
            String customerId,
            String site,
            String productId,
            String lot,
            BigDecimal quantity,
            String unit,
            BigDecimal inspected,
            BigDecimal nonconforming,
            List<Defect> defects,
            String cause,
            Verdict verdict,
            CompanyFunction responsibleFunction,
            Instant completedAt,
            String completedBy)
            implements InspectionEvent {

        @Override
        public Instant occurredAt() {
            return completedAt;
        }
    }

    /** It is decided what becomes of the lot. */
    record DispositionDecided(
            UUID inspectionId,
            UUID returnId,
            String returnReference,
            String customerId,
            String productId,
            String lot,
            String unit,
            List<Disposition> dispositions,
            Instant decidedAt)
            implements InspectionEvent {

        @Override
        public Instant occurredAt() {
            return decidedAt;
        }
    }
}

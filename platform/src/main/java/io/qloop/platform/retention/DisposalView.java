package io.qloop.platform.retention;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What becomes, or became, of a record whose period is over. */
public record DisposalView(
        UUID id,
        String recordType,
        UUID recordId,
        String number,
        LocalDate issuedOn,
        LocalDate closedOn,
        int years,
        CountsFrom countsFrom,

        @Schema(description = "The last day of its period") LocalDate keptUntil,

        DisposalStatus status,
        Instant proposedAt,
        String proposedBy,
        Instant decidedAt,
        String decidedBy,
        String reason,

        @Schema(description = "While kept: the last day; empty on legal hold")
        LocalDate keepUntil,

        @Schema(description = "When the record was removed") Instant doneAt) {

    static DisposalView of(Disposal disposal) {
        return new DisposalView(
                disposal.id(),
                disposal.recordType(),
                disposal.recordId(),
                disposal.number(),
                disposal.issuedOn(),
                disposal.closedOn(),
                disposal.years(),
                disposal.countsFrom(),
                disposal.keptUntil(),
                disposal.status(),
                disposal.proposedAt(),
                disposal.proposedBy(),
                disposal.decidedAt(),
                disposal.decidedBy(),
                disposal.reason(),
                disposal.keepUntil(),
                disposal.doneAt());
    }
}

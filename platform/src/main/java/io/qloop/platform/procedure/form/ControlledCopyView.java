package io.qloop.platform.procedure.form;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A controlled copy as readers of the list see it.
 *
 * @param contentHash SHA-256 of what the form said when it was issued
 */
@Schema(name = "ControlledCopy")
public record ControlledCopyView(
        UUID id,
        UUID caseId,
        String caseNumber,
        int number,
        String receiver,
        String contentHash,
        Instant issuedAt,
        String issuedBy) {

    static ControlledCopyView of(ControlledCopy copy) {
        return new ControlledCopyView(
                copy.id(),
                copy.caseId(),
                copy.caseNumber(),
                copy.number(),
                copy.receiver(),
                copy.contentHash(),
                copy.issuedAt(),
                copy.issuedBy());
    }
}

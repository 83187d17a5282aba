package io.qloop.platform.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** An entry as an auditor sees it. */
public record AuditEntryView(
        UUID id,
        long position,

        @Schema(description = "The seal that covers the entry; empty while there is none")
        Long seal,

        String hash,
        Instant at,
        String actor,
        List<String> functions,
        String client,
        String caseId,
        String entity,
        UUID entityId,
        AuditAction action,
        RedactionView redaction,

        @Schema(description = "Field name to its value, or to the list of value before and value after")
        Map<String, Object> changes,

        SignedView signature,
        String reason,
        String eventId,
        String requestId,
        String traceId) {

    /** The part of an entry that only a signature has. */
    public record SignedView(SignatureRole role, String meaning, String contentHash) {}

    /** Which entry was redacted, and the hash of what it says since. */
    @Schema(name = "AuditRedaction")
    public record RedactionView(long position, String becomes) {}

    static AuditEntryView of(StoredEntry stored) {
        var entry = AuditEntry.read(stored.text());
        var signed = entry.signature();
        var redaction = entry.redaction();
        return new AuditEntryView(
                entry.id(),
                stored.position(),
                stored.seal(),
                Sha256.hex(stored.hash()),
                entry.at(),
                entry.actor(),
                entry.functions(),
                entry.client(),
                entry.caseId(),
                entry.entity(),
                entry.entityId(),
                entry.action(),
                redaction == null ? null : new RedactionView(redaction.position(), redaction.becomes()),
                entry.changes(),
                signed == null ? null : new SignedView(signed.role(), signed.meaning(), signed.contentHash()),
                entry.reason(),
                entry.eventId(),
                entry.requestId(),
                entry.traceId());
    }
}

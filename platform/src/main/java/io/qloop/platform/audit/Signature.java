package io.qloop.platform.audit;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * Somebody's signature under a record.
 *
 * @param order which one of the case's signatures it is, from 1
 * @param entry the audit entry that holds it
 * @param contentHash SHA-256 of the content that was signed, as hexadecimal digits
 * @param meaning what the signer declared by it
 * @param seal number of the seal that covers it, null while there is none
 */
public record Signature(
        int order,
        UUID entry,
        SignatureRole role,
        String signer,
        List<String> functions,
        String caseId,
        String entity,
        UUID entityId,
        String contentHash,
        String meaning,
        Instant signedAt,
        Long seal) {}

package io.qloop.platform.audit;

import io.qloop.platform.identity.CurrentUser;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/**
 * What a use case may add to the audit trail: why it does what it does, and signatures. Both need a running transaction
 * and are part of it.
 */
@ApplicationScoped
public class Audit {

    private final AuditTrail trail;
    private final AuditEntries entries;
    private final CurrentUser user;

    Audit(AuditTrail trail, AuditEntries entries, CurrentUser user) {
        this.trail = trail;
        this.entries = entries;
        this.user = user;
    }

    /** Every entry that the running use case causes names this reason; the last one counts. */
    public void because(String reason) {
        trail.because(reason);
    }

    /**
     * The caller signs the entity as it stands.
     *
     * @param content exactly what the signer has seen, as text; its hash is kept with the signature
     * @param meaning what the signer declares, such as {@code Cause and measures are approved}
     * @throws IllegalStateException when nobody is signed in: the product itself cannot sign
     */
    public void sign(Audited entity, SignatureRole role, String content, String meaning) {
        if (!user.isSignedIn()) {
            throw new IllegalStateException("Only somebody who is signed in can sign");
        }
        trail.record(entity, new AuditEntry.Signed(role, meaning, Sha256.hex(Sha256.of(content))));
    }

    /** The signatures of a case in the order in which they were given. */
    public List<Signature> signatures(String caseId) {
        return entries.signatures(caseId);
    }
}

package io.qloop.platform.retention;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/** A record type of which nobody has decided anything, with a name that a spreadsheet would take for a formula. */
@ApplicationScoped
class LeafRecords implements KeptRecords {

    @Override
    public String code() {
        return "leaf";
    }

    @Override
    public String subject() {
        return "slips";
    }

    @Override
    public Set<String> namedAs() {
        return Set.of("leaf");
    }

    @Override
    public Source source() {
        return new Source("Slip", "e.number", "e.issuedAt", "e.closedAt");
    }

    @Override
    public void dispose(UUID id) {
        throw new UnsupportedOperationException("Without a period nothing is disposed of");
    }
}

package io.qloop.feedback.warning;

import io.qloop.platform.retention.KeptRecords;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/** An early warning is kept with what was found out about it. */
@ApplicationScoped
class EarlyWarningRecords implements KeptRecords {

    private final EarlyWarnings warnings;

    EarlyWarningRecords(EarlyWarnings warnings) {
        this.warnings = warnings;
    }

    @Override
    public String code() {
        return "early-warning";
    }

    @Override
    public String subject() {
        return RaiseWarning.SUBJECT;
    }

    @Override
    public Set<String> namedAs() {
        return Set.of("early-warning");
    }

    @Override
    public Source source() {
        return new Source("EarlyWarning", "e.number", "e.raisedAt", "e.settledAt");
    }

    @Override
    public void dispose(UUID id) {
        warnings.delete(warnings.get(id));
    }
}

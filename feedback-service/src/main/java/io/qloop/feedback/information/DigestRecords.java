package io.qloop.feedback.information;

import io.qloop.platform.retention.KeptRecords;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/** A digest is what documents call the statistics of a half-year; it is whole from the moment that it is made. */
@ApplicationScoped
class DigestRecords implements KeptRecords {

    private final InformationDigests digests;

    DigestRecords(InformationDigests digests) {
        this.digests = digests;
    }

    @Override
    public String code() {
        return "information-digest";
    }

    @Override
    public String subject() {
        return InformationForm.CUSTOMER_INFORMATION.subject();
    }

    @Override
    public Set<String> namedAs() {
        return Set.of("information-digest", "half-year-statistics");
    }

    @Override
    public Source source() {
        return new Source("InformationDigest", "concat(e.procedureName, ' ', e.period)", "e.madeAt", "e.madeAt");
    }

    @Override
    public void dispose(UUID id) {
        digests.delete(digests.get(id));
    }
}

package io.qloop.platform.retention;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.Set;
import java.util.UUID;

@ApplicationScoped
class SlipRecords implements KeptRecords {

    private final EntityManager em;

    SlipRecords(EntityManager em) {
        this.em = em;
    }

    @Override
    public String code() {
        return "slip";
    }

    @Override
    public String subject() {
        return "slips";
    }

    @Override
    public Set<String> namedAs() {
        return Set.of("slip");
    }

    @Override
    public Source source() {
        return new Source("Slip", "e.number", "e.issuedAt", "e.closedAt");
    }

    @Override
    public void dispose(UUID id) {
        em.remove(em.find(Slip.class, id));
    }
}

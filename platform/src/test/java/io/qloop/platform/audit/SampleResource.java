package io.qloop.platform.audit;

import io.qloop.platform.identity.Roles;
import io.qloop.platform.sample.Sample;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;

/** A use case that gives a reason, and one that signs, in the way that the services write theirs. */
@Path("/api/v1/samples/{id}")
@RolesAllowed(Roles.STAFF)
@RunOnVirtualThread
public class SampleResource {

    private final EntityManager em;
    private final Audit audit;

    SampleResource(EntityManager em, Audit audit) {
        this.em = em;
        this.audit = audit;
    }

    public record Correction(@NotNull String note, @NotNull String reason) {}

    public record Signing(
            @NotNull SignatureRole role, @NotNull String meaning) {}

    @PUT
    @Path("note")
    @Transactional
    public void correct(UUID id, @Valid Correction correction) {
        em.find(Sample.class, id).note(correction.note());
        // Also what Hibernate has written before the reason was given.
        em.flush();
        audit.because(correction.reason());
    }

    @PUT
    @Path("signature")
    @Transactional
    public void sign(UUID id, @Valid Signing signing) {
        var sample = em.find(Sample.class, id);
        audit.sign(sample, signing.role(), "{\"id\":\"" + sample.id() + "\"}", signing.meaning());
    }
}

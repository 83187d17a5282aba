package io.qloop.platform.sample;

import io.qloop.platform.audit.Audited;
import io.qloop.platform.ids.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;

/** A business entity as small as can be. */
@Entity
public class Sample implements Audited {

    @Id
    private UUID id;

    @Version
    private long version;

    private String reference;
    private String note;

    protected Sample() {}

    public Sample(String reference) {
        this.id = Ids.next();
        this.reference = reference;
    }

    @Override
    public UUID id() {
        return id;
    }

    public void note(String note) {
        this.note = note;
    }
}

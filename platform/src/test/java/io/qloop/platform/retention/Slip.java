package io.qloop.platform.retention;

import io.qloop.platform.audit.Audited;
import io.qloop.platform.ids.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;

/** The smallest record that is kept for years. */
@Entity
public class Slip implements Audited {

    @Id
    private UUID id;

    @Version
    private long version;

    private String number;
    private Instant issuedAt;
    private Instant closedAt;

    protected Slip() {}

    Slip(String number, Instant issuedAt, Instant closedAt) {
        this.id = Ids.next();
        this.number = number;
        this.issuedAt = issuedAt;
        this.closedAt = closedAt;
    }

    void reopen() {
        closedAt = null;
    }

    @Override
    public UUID id() {
        return id;
    }
}

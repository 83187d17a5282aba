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
    private String customerId;
    private String words;
    private Instant issuedAt;
    private Instant closedAt;

    protected Slip() {}

    Slip(String number, String customerId, String words, Instant issuedAt, Instant closedAt) {
        this.id = Ids.next();
        this.number = number;
        this.customerId = customerId;
        this.words = words;
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

    String words() {
        return words;
    }
}

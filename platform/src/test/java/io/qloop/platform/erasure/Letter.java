package io.qloop.platform.erasure;

import io.qloop.platform.audit.Audited;
import io.qloop.platform.ids.Ids;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;

/** What a customer wrote, which may name people. */
@Entity
public class Letter implements Audited {

    @Id
    private UUID id;

    @Version
    private long version;

    private String customerId;
    private String words;

    protected Letter() {}

    Letter(String customerId, String words) {
        this.id = Ids.next();
        this.customerId = customerId;
        this.words = words;
    }

    void write(String other) {
        words = other;
    }

    @Override
    public UUID id() {
        return id;
    }

    String words() {
        return words;
    }
}

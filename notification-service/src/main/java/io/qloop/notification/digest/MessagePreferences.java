package io.qloop.notification.digest;

import io.qloop.platform.audit.Audited;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** How somebody of ours wants to be told; entered once somebody wants it other than usual, and changed from then on. */
@Entity
class MessagePreferences implements Audited {

    /** The person's. */
    @Id
    private UUID id;

    @Version
    private long version;

    private boolean dailyDigest;
    private boolean weeklyDigest;

    /** Kinds of messages, by their names outside. */
    private List<String> digestOnly;

    private Instant changedAt;

    /** For the mapper only. */
    protected MessagePreferences() {}

    MessagePreferences(UUID person) {
        id = person;
    }

    void set(boolean daily, boolean weekly, Set<String> kinds, Instant at) {
        dailyDigest = daily;
        weeklyDigest = weekly;
        digestOnly = kinds.stream().sorted().toList();
        changedAt = at;
    }

    @Override
    public UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    boolean dailyDigest() {
        return dailyDigest;
    }

    boolean weeklyDigest() {
        return weeklyDigest;
    }

    List<String> digestOnly() {
        return digestOnly;
    }

    Instant changedAt() {
        return changedAt;
    }
}

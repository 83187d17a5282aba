package io.qloop.notification.directory;

import io.qloop.platform.audit.Audited;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** That somebody holds a post, or held it: the history of the directory. It ends, and is never removed. */
@Entity
public class Holding implements Audited {

    @Id
    private UUID id;

    @Version
    private long version;

    private UUID postId;
    private UUID personId;
    private Instant since;
    private Instant until;
    private Instant enteredAt;
    private String enteredBy;

    /** For the mapper only. */
    protected Holding() {}

    /**
     * @param since empty for whoever held the post when the directory heard of it first
     * @param until the first moment in which the person does not hold it any more
     */
    Holding(
            UUID id,
            UUID postId,
            UUID personId,
            Optional<Instant> since,
            Optional<Instant> until,
            String by,
            Instant at) {
        this.id = id;
        this.postId = postId;
        this.personId = personId;
        this.since = since.orElse(null);
        this.until = until.orElse(null);
        enteredBy = by;
        enteredAt = at;
    }

    boolean covers(Instant moment) {
        return (since == null || !since.isAfter(moment)) && (until == null || until.isAfter(moment));
    }

    boolean overlaps(Optional<Instant> from, Optional<Instant> to) {
        return (until == null || from.isEmpty() || until.isAfter(from.get()))
                && (since == null || to.isEmpty() || since.isBefore(to.get()));
    }

    void end(Instant at) {
        until = at;
    }

    @Override
    public UUID id() {
        return id;
    }

    UUID postId() {
        return postId;
    }

    UUID personId() {
        return personId;
    }

    Optional<Instant> since() {
        return Optional.ofNullable(since);
    }

    Optional<Instant> until() {
        return Optional.ofNullable(until);
    }

    Instant enteredAt() {
        return enteredAt;
    }

    String enteredBy() {
        return enteredBy;
    }
}

package io.qloop.notification.directory;

import io.qloop.platform.audit.NotAudited;
import io.qloop.platform.company.CompanyFunction;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A department, post or function that an event named when nobody in the directory stood for it. */
@Entity(name = "DirectoryGap")
@NotAudited("Says what events asked for; each search stands in the ledger of its message")
public class NamedGap {

    @Id
    private UUID id;

    // Empty where it was not named; never null, as one row stands for each of them.
    private String department;
    private String function;
    private String site;
    private Instant firstAt;
    private Instant lastAt;

    /** For the mapper only; rows come into being by {@link NamedGaps#note}. */
    protected NamedGap() {}

    Wanted wanted() {
        return new Wanted(
                Optional.of(department).filter(d -> !d.isEmpty()),
                Optional.of(function).filter(f -> !f.isEmpty()).map(CompanyFunction::of),
                Optional.of(site).filter(s -> !s.isEmpty()),
                false);
    }

    Instant firstAt() {
        return firstAt;
    }

    Instant lastAt() {
        return lastAt;
    }
}

package io.qloop.notification.directory;

import io.qloop.platform.audit.Audited;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody is away for some days, the last one included, as the calendar of the department's site counts them; why is
 * nobody's business. Until it is over the substitute gets the mails, where there is one.
 */
@Entity
public class Absence implements Audited {

    @Id
    private UUID id;

    @Version
    private long version;

    private UUID personId;
    private LocalDate firstDay;
    private LocalDate lastDay;
    private UUID substituteId;
    private Instant enteredAt;
    private String enteredBy;

    /** For the mapper only. */
    protected Absence() {}

    Absence(UUID id, UUID personId, LocalDate firstDay) {
        this.id = id;
        this.personId = personId;
        this.firstDay = firstDay;
    }

    void last(LocalDate until, Optional<UUID> substitute, String by, Instant at) {
        lastDay = until;
        substituteId = substitute.orElse(null);
        enteredBy = by;
        enteredAt = at;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public String auditCase() {
        return personId.toString();
    }

    long version() {
        return version;
    }

    UUID personId() {
        return personId;
    }

    boolean covers(LocalDate day) {
        return !day.isBefore(firstDay) && !day.isAfter(lastDay);
    }

    LocalDate firstDay() {
        return firstDay;
    }

    LocalDate lastDay() {
        return lastDay;
    }

    Optional<UUID> substitute() {
        return Optional.ofNullable(substituteId);
    }
}

package io.qloop.platform.retention;

import io.qloop.platform.retention.Disposal.Expired;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Which records have been kept long enough. */
@ApplicationScoped
class Expiry {

    private static final String NO_DISPOSAL = " and not exists (select 1 from Disposal d where d.recordId = e.id";

    private final EntityManager em;
    private final RecordTypes types;
    private final RetentionSettings settings;
    private final ZoneId zone;

    Expiry(
            EntityManager em,
            RecordTypes types,
            RetentionSettings settings,
            @ConfigProperty(name = "qloop.site.zone", defaultValue = "Asia/Shanghai") ZoneId zone) {
        this.em = em;
        this.types = types;
        this.settings = settings;
        this.zone = zone;
    }

    /** A row of a record. */
    record Row(UUID id, String number, Instant issuedAt, Instant closedAt) {}

    /** What is due before which day, because it is kept for so many years. */
    record Cutoff(LocalDate dueBefore, int years) {}

    LocalDate today(Instant now) {
        return LocalDate.ofInstant(now, zone);
    }

    /** Empty where such records are kept for good. */
    Optional<Cutoff> cutoff(KeptRecords records, LocalDate today) {
        return types.years(records).map(y -> new Cutoff(settings.countsFrom().dueBefore(today, y), y));
    }

    /** How many there are. */
    long count(KeptRecords records) {
        var source = records.source();
        return em.createQuery("select count(e) from " + source.entity() + " e where " + source.only(), Long.class)
                .getSingleResult();
    }

    /** How many have been kept long enough and are not kept for a reason of their own. */
    long countDue(KeptRecords records, Cutoff cutoff) {
        return em.createQuery("select count(e) " + due(records) + NO_DISPOSAL + " and d.status = :kept)", Long.class)
                .setParameter("before", before(cutoff))
                .setParameter("kept", DisposalStatus.KEPT)
                .getSingleResult();
    }

    /** Some of those that have been kept long enough and of which nobody has been told. */
    List<Expired> untold(KeptRecords records, Cutoff cutoff, int most) {
        return em
                .createQuery(row(records) + due(records) + NO_DISPOSAL + ") order by e.id", Row.class)
                .setParameter("before", before(cutoff))
                .setMaxResults(most)
                .getResultList()
                .stream()
                .map(row -> expired(records, cutoff, row))
                .toList();
    }

    /** The one, if it has been kept long enough as of today. */
    boolean isDue(String recordType, UUID recordId, LocalDate today) {
        return records(recordType)
                .flatMap(records -> cutoff(records, today)
                        .filter(cutoff -> !em.createQuery(row(records) + due(records) + " and e.id = :id", Row.class)
                                .setParameter("before", before(cutoff))
                                .setParameter("id", recordId)
                                .getResultList()
                                .isEmpty()))
                .isPresent();
    }

    Optional<KeptRecords> records(String recordType) {
        return types.kept().stream()
                .filter(records -> records.code().equals(recordType))
                .findFirst();
    }

    private static String row(KeptRecords records) {
        var source = records.source();
        return "select e.id, " + source.number() + ", " + source.issuedAt() + ", " + source.closedAt() + " ";
    }

    private String due(KeptRecords records) {
        var source = records.source();
        var counted = settings.countsFrom() == CountsFrom.ISSUE ? source.issuedAt() : source.closedAt();
        return "from " + source.entity() + " e where " + source.only() + " and " + source.closedAt()
                + " is not null and " + counted + " < :before";
    }

    private Instant before(Cutoff cutoff) {
        return cutoff.dueBefore().atStartOfDay(zone).toInstant();
    }

    private Expired expired(KeptRecords records, Cutoff cutoff, Row row) {
        return new Expired(
                records.code(),
                row.id(),
                row.number(),
                LocalDate.ofInstant(row.issuedAt(), zone),
                LocalDate.ofInstant(row.closedAt(), zone),
                cutoff.years(),
                settings.countsFrom());
    }
}

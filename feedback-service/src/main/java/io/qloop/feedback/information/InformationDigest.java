package io.qloop.feedback.information;

import io.qloop.platform.audit.Audited;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

/**
 * What one procedure wants to be collected at the end of a period: the complaints that customers brought forward in a quarter
 * (FB-045), the opinions of half a year, the return visits of a year (FB-036). Once made it never changes.
 */
@Entity
public class InformationDigest implements Audited {

    @Id
    private UUID id;

    @Version
    private long version;

    @Enumerated(EnumType.STRING)
    private DigestPeriod periodKind;

    private String period;
    private String procedureName;
    private int recorded;
    private int open;
    private int carriedOver;

    @Convert(converter = InformationColumn.Groups.class)
    private List<Group> groups;

    @Convert(converter = InformationColumn.Ids.class)
    private List<UUID> concerns;

    private Instant madeAt;

    /** For the mapper only. */
    protected InformationDigest() {}

    /** How much of one kind and category was recorded, and how much of it was open; null where there is none. */
    record Group(String kind, String category, int recorded, int open) {}

    /** @param carriedOver open ones of earlier periods */
    InformationDigest(
            UUID id,
            DigestPeriod periodKind,
            String period,
            String procedureName,
            List<InformationRecord> records,
            int carriedOver,
            Instant at) {
        this.id = id;
        this.periodKind = periodKind;
        this.period = period;
        this.procedureName = procedureName;
        this.recorded = records.size();
        this.open = open(records);
        this.carriedOver = carriedOver;
        this.groups = classified(records);
        this.concerns = records.stream()
                .filter(InformationRecord::isOfConcern)
                .map(InformationRecord::id)
                .toList();
        this.madeAt = at;
    }

    private static int open(List<InformationRecord> records) {
        return (int) records.stream()
                .filter(one -> one.status() == InformationStatus.OPEN)
                .count();
    }

    /** By kind and category, the most frequent first. */
    private static List<Group> classified(List<InformationRecord> records) {
        record Sort(String kind, String category) {}
        var sorts = new LinkedHashMap<Sort, List<InformationRecord>>();
        records.forEach(one -> sorts.computeIfAbsent(
                        new Sort(one.kind().orElse(null), one.category().orElse(null)), _ -> new ArrayList<>())
                .add(one));
        return sorts.entrySet().stream()
                .map(sort -> new Group(
                        sort.getKey().kind(),
                        sort.getKey().category(),
                        sort.getValue().size(),
                        open(sort.getValue())))
                .sorted(Comparator.comparingInt(Group::recorded).reversed())
                .toList();
    }

    @Override
    public UUID id() {
        return id;
    }

    DigestPeriod periodKind() {
        return periodKind;
    }

    String period() {
        return period;
    }

    String procedureName() {
        return procedureName;
    }

    int recorded() {
        return recorded;
    }

    int open() {
        return open;
    }

    int carriedOver() {
        return carriedOver;
    }

    List<Group> groups() {
        return groups;
    }

    /** The records that customers are especially concerned about. */
    List<UUID> concerns() {
        return concerns;
    }

    Instant madeAt() {
        return madeAt;
    }
}

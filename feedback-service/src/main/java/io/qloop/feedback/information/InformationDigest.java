package io.qloop.feedback.information;

import com.fasterxml.jackson.core.type.TypeReference;
import io.qloop.feedback.information.InformationEvent.Concern;
import io.qloop.platform.audit.Audited;
import io.qloop.platform.json.JsonColumn;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
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
    private int groupCount;

    @Convert(converter = Collected.GroupsColumn.class)
    private List<Collected.Group> groups;

    private int concernCount;

    @Convert(converter = IdsColumn.class)
    private List<UUID> concerns;

    private Instant madeAt;

    /** For the mapper only. */
    protected InformationDigest() {}

    InformationDigest(
            UUID id, DigestPeriod periodKind, String period, String procedureName, Collected collected, Instant at) {
        this.id = id;
        this.periodKind = periodKind;
        this.period = period;
        this.procedureName = procedureName;
        this.recorded = collected.recorded();
        this.open = collected.open();
        this.carriedOver = collected.carriedOver();
        this.groupCount = collected.groupCount();
        this.groups = List.copyOf(collected.groups());
        this.concernCount = collected.concernCount();
        this.concerns = collected.concerns().stream().map(Concern::recordId).toList();
        this.madeAt = at;
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

    int groupCount() {
        return groupCount;
    }

    /** The most frequent of them. */
    List<Collected.Group> groups() {
        return groups;
    }

    int concernCount() {
        return concernCount;
    }

    /** The records that customers are especially concerned about, or the first of them. */
    List<UUID> concerns() {
        return concerns;
    }

    Instant madeAt() {
        return madeAt;
    }

    @Converter
    static class IdsColumn extends JsonColumn<List<UUID>> {
        IdsColumn() {
            super(new TypeReference<>() {});
        }
    }
}

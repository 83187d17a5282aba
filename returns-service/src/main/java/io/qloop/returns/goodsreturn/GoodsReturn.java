package io.qloop.returns.goodsreturn;

import io.qloop.platform.audit.Audited;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.MapKeyColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Goods that a customer sent back. Its life: the warehouse receives them and they lie in quarantine; each line is
 * inspected, one after the other; with the last line the return is inspected, which is its end.
 */
@Entity
public class GoodsReturn implements Audited {

    @Id
    private UUID id;

    @Version
    private long version;

    private String number;

    private String returnReference;

    private String customerId;

    private String site;

    private String deliveryNote;

    @Enumerated(EnumType.STRING)
    private ReturnStatus status;

    private Instant receivedAt;

    private Instant recordedAt;

    private Instant inspectedAt;

    @ElementCollection
    @CollectionTable(name = "goods_return_line", joinColumns = @JoinColumn(name = "return_id"))
    @MapKeyColumn(name = "line")
    private Map<Integer, ReturnLine> lines;

    protected GoodsReturn() {}

    private GoodsReturn(
            UUID id, String number, Announcement announced, Map<Integer, ReturnLine> lines, Instant recordedAt) {
        this.id = id;
        this.number = number;
        this.returnReference = announced.returnReference();
        this.customerId = announced.customerId();
        this.site = announced.site();
        this.deliveryNote = announced.deliveryNote();
        this.status = ReturnStatus.IN_QUARANTINE;
        this.receivedAt = announced.receivedAt();
        this.recordedAt = recordedAt;
        this.lines = lines;
    }

    /**
     * Takes goods into quarantine.
     *
     * @param delivered tells of a line whether the delivery that it names is known
     * @param inspections the inspection of each line, by the number of the line
     */
    public static GoodsReturn receive(
            UUID id,
            String number,
            Announcement announced,
            Predicate<Announcement.Line> delivered,
            Map<Integer, UUID> inspections,
            Instant at) {
        var lines = new HashMap<Integer, ReturnLine>();
        for (var line : announced.lines()) {
            lines.put(line.line(), ReturnLine.received(line, delivered.test(line), inspections.get(line.line())));
        }
        return new GoodsReturn(id, number, announced, lines, at);
    }

    /** What its receipt announces. */
    public GoodsReceived received() {
        return new GoodsReceived(
                id,
                number,
                returnReference,
                customerId,
                site,
                deliveryNote,
                receivedAt,
                lines().entrySet().stream()
                        .map(l -> line(l.getKey(), l.getValue()))
                        .toList());
    }

    /** Records that the goods of one line were inspected; with the last one the return itself is inspected. */
    public void inspected(int line, Instant at) {
        lines.compute(line, (number, goods) -> Objects.requireNonNull(goods, "no such line")
                .inspected());
        if (lines.values().stream().allMatch(l -> l.status() == ReturnStatus.INSPECTED)) {
            status = status.moveTo(ReturnStatus.INSPECTED);
            inspectedAt = at;
        }
    }

    /** Was this return announced with just this content? */
    public boolean wasAnnouncedAs(Announcement announcement) {
        return customerId.equals(announcement.customerId())
                && deliveryNote.equals(announcement.deliveryNote())
                && site.equals(announcement.site())
                && receivedAt.equals(announcement.receivedAt())
                && lines.size() == announcement.lines().size()
                && announcement.lines().stream().allMatch(this::hasLine);
    }

    private boolean hasLine(Announcement.Line announced) {
        var line = lines.get(announced.line());
        return line != null && line.announced(announced.line()).equals(announced);
    }

    private static GoodsReceived.Line line(int number, ReturnLine line) {
        return new GoodsReceived.Line(
                number,
                line.productId(),
                line.lot(),
                line.quantity(),
                line.unit(),
                line.packaging(),
                line.knownDelivery());
    }

    @Override
    public UUID id() {
        return id;
    }

    long version() {
        return version;
    }

    public String number() {
        return number;
    }

    public String returnReference() {
        return returnReference;
    }

    String customerId() {
        return customerId;
    }

    String site() {
        return site;
    }

    String deliveryNote() {
        return deliveryNote;
    }

    public ReturnStatus status() {
        return status;
    }

    Instant receivedAt() {
        return receivedAt;
    }

    Instant recordedAt() {
        return recordedAt;
    }

    /** When its last line was inspected. */
    Optional<Instant> inspectedAt() {
        return Optional.ofNullable(inspectedAt);
    }

    /** The lines by their numbers, in their order. */
    public SortedMap<Integer, ReturnLine> lines() {
        return new TreeMap<>(lines);
    }
}

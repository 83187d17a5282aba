package io.qloop.returns.masterdata;

import io.qloop.platform.audit.NotAudited;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import java.time.Instant;
import java.util.Set;

/** Goods that were delivered: what came back can be compared with it. */
@Entity
@NotAudited("A copy of what ERP announced, which changes it and keeps its history")
public class Delivery {

    /** One delivered lot of a product. */
    @Embeddable
    public record Line(String productId, String lot) {}

    @Id
    private String deliveryNote;

    private String customerId;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "delivery_line", joinColumns = @JoinColumn(name = "delivery_note"))
    private Set<Line> lines;

    private Instant changedAt;

    protected Delivery() {}

    boolean brought(String customerId, String productId, String lot) {
        return this.customerId.equals(customerId) && lines.contains(new Line(productId, lot));
    }
}

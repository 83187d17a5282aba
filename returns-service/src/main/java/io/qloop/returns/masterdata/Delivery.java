package io.qloop.returns.masterdata;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** Goods that were delivered: what came back can be compared with it. */
@Entity
public class Delivery {

    /** One delivered lot of a product. */
    public record Line(String productId, String lot) {}

    @Id
    @Column(name = "delivery_note")
    private String deliveryNote;

    @Column(name = "customer_id")
    private String customerId;

    @JdbcTypeCode(SqlTypes.JSON)
    private List<Line> lines;

    @Column(name = "changed_at")
    private Instant changedAt;

    protected Delivery() {}

    boolean brought(String customerId, String productId, String lot) {
        return this.customerId.equals(customerId) && lines.contains(new Line(productId, lot));
    }
}

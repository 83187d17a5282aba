package io.qloop.returns.masterdata;

import io.qloop.platform.i18n.Text;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/** A product as the ERP last described it. */
@Entity
public class Product {

    @Id
    @Column(name = "product_id")
    private String productId;

    @Column(name = "name_en")
    private String nameEn;

    @Column(name = "name_zh")
    private String nameZh;

    @Column(name = "changed_at")
    private Instant changedAt;

    protected Product() {}

    public Text name() {
        return new Text(nameEn, nameZh);
    }
}

package io.qloop.returns.masterdata;

import io.qloop.platform.audit.NotAudited;
import io.qloop.platform.i18n.Text;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/** A product as the ERP last described it. */
@Entity
@NotAudited("A copy of what ERP announced, which changes it and keeps its history")
public class Product {

    @Id
    private String productId;

    private String nameEn;

    private String nameZh;

    private Instant changedAt;

    protected Product() {}

    public Text name() {
        return new Text(nameEn, nameZh);
    }
}

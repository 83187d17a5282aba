package io.qloop.complaint.masterdata;

import io.qloop.platform.i18n.Text;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/** A customer as the ERP last described it. A customer that is no longer active may still complain. */
@Entity
public class Customer {

    @Id
    @Column(name = "customer_id")
    private String customerId;

    @Column(name = "name_en")
    private String nameEn;

    @Column(name = "name_zh")
    private String nameZh;

    @Column(name = "changed_at")
    private Instant changedAt;

    protected Customer() {}

    public Text name() {
        return new Text(nameEn, nameZh);
    }
}

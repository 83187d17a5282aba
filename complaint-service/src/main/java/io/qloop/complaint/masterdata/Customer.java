package io.qloop.complaint.masterdata;

import io.qloop.platform.audit.NotAudited;
import io.qloop.platform.i18n.Text;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/** A customer as the ERP last described it. A customer that is no longer active may still complain. */
@Entity
@NotAudited("A copy of what ERP announced, which changes it and keeps its history")
public class Customer {

    @Id
    private String customerId;

    private String nameEn;

    private String nameZh;

    private Instant changedAt;

    protected Customer() {}

    public Text name() {
        return new Text(nameEn, nameZh);
    }
}

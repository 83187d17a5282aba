package io.qloop.feedback.customer;

import io.qloop.platform.audit.NotAudited;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Text;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;

/** A customer as ERP last described it. An inactive customer does no new business, but may still have something to say. */
@Entity
@NotAudited("A copy of what ERP announced, which changes it and keeps its history")
public class Customer {
    @Id
    private String id;

    private String nameEn;
    private String nameZh;

    @Enumerated(EnumType.STRING)
    private Language language;

    private boolean active;
    private Instant changedAt;

    /** For the mapper only; rows come into being by {@link Customers#record}. */
    protected Customer() {}

    Text name() {
        return new Text(nameEn, nameZh);
    }

    /** The language of letters to the customer. */
    public Language language() {
        return language;
    }
}

package io.qloop.notification.contact;

import io.qloop.platform.audit.NotAudited;
import io.qloop.platform.i18n.Language;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.Optional;

/** The main contact of a customer as ERP last named it; without an address where ERP names none that can be used. */
@Entity
@NotAudited("A copy of what ERP announced, which changes it and keeps its history")
public class CustomerContact {

    @Id
    private String customerId;

    @Enumerated(EnumType.STRING)
    private Language language;

    private String name;
    private String mail;
    private String site;
    private Instant changedAt;

    /** For the mapper only; rows come into being by {@link CustomerContacts#record}. */
    protected CustomerContact() {}

    public Language language() {
        return language;
    }

    public String name() {
        return name;
    }

    /** The site of ours that usually delivers to the customer. */
    public Optional<String> site() {
        return Optional.ofNullable(site);
    }

    public Optional<String> mail() {
        return Optional.ofNullable(mail);
    }
}

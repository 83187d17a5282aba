package io.qloop.feedback.product;

import io.qloop.platform.audit.NotAudited;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;

/** A product as ERP last described it. A product that is sold no more may still be spoken about. */
@Entity
@NotAudited("A copy of what ERP announced, which changes it and keeps its history")
public class Product {
    @Id
    private String id;

    private String nameEn;
    private String nameZh;
    private boolean active;
    private Instant changedAt;

    /** For the mapper only; rows come into being by {@link Products#record}. */
    protected Product() {}
}

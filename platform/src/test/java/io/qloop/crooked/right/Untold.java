package io.qloop.crooked.right;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** Breaks a rule on purpose: it is neither audited nor says why. The table is borrowed, for Hibernate looks for one. */
@Entity
@Table(name = "sample")
public class Untold {

    @Id
    private UUID id;

    UUID id() {
        return id;
    }
}

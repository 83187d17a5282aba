package io.qloop.platform.audit;

import java.util.UUID;

/** A business entity: every insert, change and removal of it is written to the audit trail by the platform. */
public interface Audited {

    UUID id();

    /** The case that the entity belongs to; itself unless it is part of another. */
    default String auditCase() {
        return id().toString();
    }
}

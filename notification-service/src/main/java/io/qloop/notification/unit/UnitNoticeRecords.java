package io.qloop.notification.unit;

import io.qloop.platform.retention.KeptRecords;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/** A notice to units is a record from the moment that it is issued; who was told is part of it. */
@ApplicationScoped
class UnitNoticeRecords implements KeptRecords {

    private final UnitNotices notices;

    UnitNoticeRecords(UnitNotices notices) {
        this.notices = notices;
    }

    @Override
    public String code() {
        return "unit-notice";
    }

    @Override
    public String subject() {
        return "unit-notice";
    }

    @Override
    public Set<String> namedAs() {
        return Set.of("unit-notice");
    }

    @Override
    public Source source() {
        return new Source("UnitNotice", "e.number", "e.issuedAt", "e.issuedAt");
    }

    @Override
    public void dispose(UUID id) {
        notices.delete(notices.get(id));
    }
}

package io.qloop.notification.notice;

import io.qloop.platform.retention.KeptRecords;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/** A notice with the proof that each customer was told is one record. */
@ApplicationScoped
class NoticeRecords implements KeptRecords {

    private final Notices notices;
    private final Receivers receivers;

    NoticeRecords(Notices notices, Receivers receivers) {
        this.notices = notices;
        this.receivers = receivers;
    }

    @Override
    public String code() {
        return "advisory-notice";
    }

    @Override
    public String subject() {
        return "advisory-notice";
    }

    @Override
    public Set<String> namedAs() {
        return Set.of("advisory-notice");
    }

    @Override
    public Source source() {
        return new Source("AdvisoryNotice", "e.number", "e.createdAt", "e.endedAt");
    }

    @Override
    public void dispose(UUID id) {
        receivers.forget(id);
        notices.delete(notices.lock(id));
    }
}

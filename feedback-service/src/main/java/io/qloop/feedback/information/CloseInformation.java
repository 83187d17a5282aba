package io.qloop.feedback.information;

import io.qloop.platform.audit.SeenVersion;
import io.qloop.platform.procedure.proceeding.Proceedings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Closes a record before the end of its procedure. */
@ApplicationScoped
class CloseInformation {

    private final InformationRecords records;
    private final InformationProceeding course;
    private final Proceedings proceedings;
    private final SeenVersion seenVersion;
    private final Clock clock;

    CloseInformation(
            InformationRecords records,
            InformationProceeding course,
            Proceedings proceedings,
            SeenVersion seenVersion,
            Clock clock) {
        this.records = records;
        this.course = course;
        this.proceedings = proceedings;
        this.seenVersion = seenVersion;
        this.clock = clock;
    }

    record Command(UUID record, String ifMatch, String reason, String closedBy) {}

    @Transactional
    InformationRecord handle(Command command) {
        var record = records.get(command.record());
        var seen = record.version();
        record.close(command.reason(), command.closedBy(), clock.instant());
        seenVersion.require(command.ifMatch(), record, seen);
        proceedings.end(record.id(), "closed");
        course.closed(record);
        return record;
    }
}

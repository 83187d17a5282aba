package io.qloop.feedback.information;

import io.qloop.platform.audit.SeenVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Puts the words of a record right, as long as nothing was made of it. */
@ApplicationScoped
class CorrectInformation {

    private final InformationRecords records;
    private final InformationProceeding course;
    private final SeenVersion seenVersion;

    CorrectInformation(InformationRecords records, InformationProceeding course, SeenVersion seenVersion) {
        this.records = records;
        this.course = course;
        this.seenVersion = seenVersion;
    }

    @Transactional
    InformationRecord handle(UUID id, String ifMatch, InformationWords words) {
        var record = records.get(id);
        var seen = record.version();
        record.correct(words);
        seenVersion.require(ifMatch, record, seen);
        course.supply(record);
        records.flush();
        return record;
    }
}

package io.qloop.feedback.information;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;

/** Adds a key item to a record, to be raised as a feedback. */
@ApplicationScoped
class AddKeyItem {

    private final InformationRecords records;
    private final RecordInformation recordInformation;
    private final InformationProceeding course;

    AddKeyItem(InformationRecords records, RecordInformation recordInformation, InformationProceeding course) {
        this.records = records;
        this.recordInformation = recordInformation;
        this.course = course;
    }

    @Transactional
    InformationRecord handle(UUID id, KeyItem item) {
        var record = records.lock(id);
        recordInformation.requireKnown(item);
        record.add(item);
        course.supply(record);
        records.flush();
        return record;
    }
}

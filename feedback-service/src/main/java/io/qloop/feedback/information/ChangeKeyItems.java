package io.qloop.feedback.information;

import io.qloop.platform.audit.Audit;
import io.qloop.platform.audit.SeenVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import java.util.function.Consumer;

/** Adds, changes and removes key items of a record, as long as they are not raised as feedbacks. */
@ApplicationScoped
class ChangeKeyItems {

    private final InformationRecords records;
    private final RaisableItems raisable;
    private final InformationProceeding course;
    private final SeenVersion seenVersion;
    private final Audit audit;

    ChangeKeyItems(
            InformationRecords records,
            RaisableItems raisable,
            InformationProceeding course,
            SeenVersion seenVersion,
            Audit audit) {
        this.records = records;
        this.raisable = raisable;
        this.course = course;
        this.seenVersion = seenVersion;
        this.audit = audit;
    }

    /** What others add meanwhile is not in the way, so it asks for no version. */
    @Transactional
    InformationRecord add(UUID id, KeyItem item) {
        var record = records.lock(id);
        record.add(item);
        raisable.require("", record.customerId(), item);
        return changed(record);
    }

    @Transactional
    InformationRecord change(UUID id, String ifMatch, KeyItem item) {
        return change(id, ifMatch, record -> {
            record.change(item);
            raisable.require("", record.customerId(), item);
        });
    }

    @Transactional
    InformationRecord remove(UUID id, String ifMatch, UUID item, String reason) {
        audit.because(reason);
        return change(id, ifMatch, record -> record.remove(item));
    }

    private InformationRecord change(UUID id, String ifMatch, Consumer<InformationRecord> change) {
        var record = records.lock(id);
        var seen = record.version();
        change.accept(record);
        seenVersion.require(ifMatch, record, seen);
        return changed(record);
    }

    private InformationRecord changed(InformationRecord record) {
        course.supply(record);
        records.flush();
        return record;
    }
}

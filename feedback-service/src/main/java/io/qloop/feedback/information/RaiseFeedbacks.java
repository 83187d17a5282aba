package io.qloop.feedback.information;

import io.qloop.feedback.feedback.RegisterFeedback;
import io.qloop.feedback.feedback.Statement;
import io.qloop.platform.audit.SeenVersion;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Optional;
import java.util.UUID;

/**
 * Raises every key item of a record that is not raised yet as a feedback, linked both ways. It is one act, so the record and
 * its feedbacks change in one transaction: either all of them are there and linked, or nothing has happened. Done again, it
 * does nothing.
 */
@ApplicationScoped
class RaiseFeedbacks {

    private final InformationRecords records;
    private final InformationProceeding course;
    private final RaisableItems raisable;
    private final RegisterFeedback registerFeedback;
    private final SeenVersion seenVersion;

    RaiseFeedbacks(
            InformationRecords records,
            InformationProceeding course,
            RaisableItems raisable,
            RegisterFeedback registerFeedback,
            SeenVersion seenVersion) {
        this.records = records;
        this.course = course;
        this.raisable = raisable;
        this.registerFeedback = registerFeedback;
        this.seenVersion = seenVersion;
    }

    @Transactional
    InformationRecord handle(UUID id, String ifMatch, String raisedBy) {
        var record = records.lock(id);
        var open = record.keyItems().open();
        if (open.isEmpty()) {
            return record;
        }
        raisable.requireAll(record.customerId(), record.keyItems());
        // Before numbers are given out for nothing.
        seenVersion.require(ifMatch, record, record.version());
        open.forEach(item -> {
            var feedback = registerFeedback.handle(command(record, item, raisedBy));
            record.raised(item.id(), feedback.id(), feedback.number());
        });
        course.supply(record);
        records.flush();
        return record;
    }

    private static RegisterFeedback.Command command(InformationRecord record, KeyItem item, String raisedBy) {
        return new RegisterFeedback.Command(
                new Statement(
                        item.customer(record.customerId(), ""),
                        record.medium().channel(),
                        item.subject(),
                        item.content(),
                        record.occurredAt(),
                        Optional.ofNullable(item.productId()),
                        Optional.ofNullable(item.lot())),
                item.judgement(),
                Optional.ofNullable(item.responsibleFunction()),
                Optional.of(record.form().originOf(record.id(), item.id())),
                raisedBy);
    }
}

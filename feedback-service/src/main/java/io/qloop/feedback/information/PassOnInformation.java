package io.qloop.feedback.information;

import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.number.NumberParts;
import io.qloop.platform.number.Numbers;
import io.qloop.platform.outbox.Outbox;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.SortedSet;
import java.util.UUID;

/** Passes a record on to departments with an internal contact sheet (FB-031). */
@ApplicationScoped
class PassOnInformation {

    /** The form of the sheets' numbers. */
    private static final String SERIES = "CS";

    private final InformationRecords records;
    private final InformationProceeding course;
    private final Numbers numbers;
    private final Outbox outbox;
    private final Clock clock;

    PassOnInformation(
            InformationRecords records, InformationProceeding course, Numbers numbers, Outbox outbox, Clock clock) {
        this.records = records;
        this.course = course;
        this.numbers = numbers;
        this.outbox = outbox;
        this.clock = clock;
    }

    record Command(UUID record, SortedSet<CompanyFunction> functions, String message, String sentBy) {}

    @Transactional
    InformationRecord handle(Command command) {
        var record = records.lock(command.record());
        // Before a number is given out for nothing.
        record.requireMayPassOn();
        var id = Ids.next();
        var number = numbers.next(SERIES, record.site().map(NumberParts::ofSite).orElse(NumberParts.none()), id);
        var passedOn = record.passOn(new ContactSheet(
                id, number, command.functions(), command.message(), clock.instant(), command.sentBy()));
        outbox.append(passedOn.announced());
        course.supply(record);
        records.flush();
        return record;
    }
}

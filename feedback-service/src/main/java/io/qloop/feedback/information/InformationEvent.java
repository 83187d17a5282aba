package io.qloop.feedback.information;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.event.DomainEvent;
import io.qloop.platform.i18n.Text;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.UUID;

/** Everything that this package announces; the shapes are those of {@code contracts/}. */
@JsonInclude(JsonInclude.Include.NON_NULL)
sealed interface InformationEvent {

    /** The id of the record or digest. */
    UUID about();

    Instant when();

    /** Something was heard; {@code functions} are those that its procedure routes the kind to. */
    record InformationRecorded(
            UUID recordId,
            String number,
            InformationForm form,
            String kind,
            String customerId,
            String subject,
            SortedSet<CompanyFunction> functions,
            Instant occurredAt,
            String recordedBy,
            String procedure,
            Instant dueAt,
            @JsonIgnore Instant when)
            implements InformationEvent {
        @Override
        @JsonIgnore
        public UUID about() {
            return recordId;
        }
    }

    /** A record was passed on to departments with an internal contact sheet. */
    record InformationPassedOn(
            UUID recordId,
            String number,
            InformationForm form,
            String customerId,
            String subject,
            String contactSheet,
            SortedSet<CompanyFunction> functions,
            String message,
            String passedOnBy,
            Instant passedOnAt)
            implements InformationEvent {
        @Override
        @JsonIgnore
        public UUID about() {
            return recordId;
        }

        @Override
        @JsonIgnore
        public Instant when() {
            return passedOnAt;
        }
    }

    /**
     * What a procedure wants to be collected was collected and classified at the end of a period.
     *
     * @param lines    the most frequent of {@code lineCount} kinds and categories
     * @param concerns the first of {@code concernCount} records
     */
    record InformationDigested(
            UUID digestId,
            String period,
            String procedure,
            Text title,
            int recorded,
            int open,
            int carriedOver,
            int lineCount,
            List<DigestLine> lines,
            int concernCount,
            List<Concern> concerns,
            @JsonIgnore Instant when)
            implements InformationEvent {
        @Override
        @JsonIgnore
        public UUID about() {
            return digestId;
        }
    }

    /** How much of one kind and category was recorded; both are left out where there is none. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record DigestLine(String kind, Text name, String category, int recorded, int open) {}

    /** A record that the customer is especially concerned about. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Concern(UUID recordId, String number, String customerId, String subject) {}

    /** The event as the outbox takes it. The name on the wire is fixed here, whatever the classes are called. */
    default DomainEvent announced() {
        var type =
                switch (this) {
                    case InformationRecorded _ -> "qloop.feedback.information-recorded.v1";
                    case InformationPassedOn _ -> "qloop.feedback.information-passed-on.v1";
                    case InformationDigested _ -> "qloop.feedback.information-digested.v1";
                };
        return new DomainEvent(type, about().toString(), when(), this);
    }
}

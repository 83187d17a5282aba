package io.qloop.feedback.report;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.event.DomainEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A month has ended and was summed up: {@code qloop.feedback.month-summarised.v1}.
 *
 * @param emphasised how many feedbacks are not finished
 * @param items      the first of them
 */
record MonthSummarised(
        UUID summaryId,
        String month,
        Instant asOf,
        int received,
        int finished,
        int unfinished,
        int onTime,
        int late,
        int carriedOver,
        int recordedLate,
        int emphasised,
        Map<String, Figures.Group> byClass,
        Map<String, Figures.Group> byFunction,
        List<Item> items,
        @JsonIgnore Instant occurredAt) {

    /** An emphasised item. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Item(
            UUID feedbackId,
            String number,
            String customerId,
            String subject,
            @JsonProperty("class") String feedbackClass,
            CompanyFunction responsibleFunction,
            boolean late) {

        static Item of(SummaryLine line) {
            return new Item(
                    line.id(),
                    line.number(),
                    line.customerId(),
                    line.subject(),
                    line.feedbackClass(),
                    line.responsibleFunction(),
                    line.late());
        }
    }

    DomainEvent announced() {
        return new DomainEvent("qloop.feedback.month-summarised.v1", summaryId.toString(), occurredAt, this);
    }
}

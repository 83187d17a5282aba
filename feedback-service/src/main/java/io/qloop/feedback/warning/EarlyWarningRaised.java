package io.qloop.feedback.warning;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.event.DomainEvent;
import io.qloop.platform.i18n.Text;
import io.qloop.platform.procedure.WarningRule.Dimension;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** A warning was raised; {@code expected} feedbacks were usual in as many days, {@code limit} of them call for a warning. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record EarlyWarningRaised(
        UUID warningId,
        String number,
        Dimension dimension,
        String key,
        Text rule,
        LocalDate firstDay,
        LocalDate lastDay,
        long feedbacks,
        double expected,
        long limit,
        CompanyFunction responsibleFunction,
        String procedure,
        Instant dueAt,
        @JsonIgnore Instant occurredAt) {

    DomainEvent announced() {
        return new DomainEvent("qloop.feedback.early-warning-raised.v1", warningId.toString(), occurredAt, this);
    }
}

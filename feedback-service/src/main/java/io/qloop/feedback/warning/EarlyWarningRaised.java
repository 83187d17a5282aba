package io.qloop.feedback.warning;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.event.DomainEvent;
import io.qloop.platform.i18n.Text;
import io.qloop.platform.procedure.WarningRule.Dimension;
import io.qloop.platform.procedure.WarningRule.Exposure;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * A warning was raised; {@code expected} feedbacks were usual in as many days, or for as much as was delivered, {@code limit} of
 * them call for a warning. There was as much as {@code exposed} in its days, and {@code usuallyExposed} in those that tell what is
 * usual.
 */
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
        Exposure exposure,
        double exposed,
        double usuallyExposed,
        String exposureUnit,
        CompanyFunction responsibleFunction,
        String procedure,
        Instant dueAt,
        @JsonIgnore Instant occurredAt) {

    DomainEvent announced() {
        return new DomainEvent("qloop.feedback.early-warning-raised.v1", warningId.toString(), occurredAt, this);
    }
}

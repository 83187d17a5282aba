package io.qloop.notification.intake;

import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.procedure.WarningRule.Exposure;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/**
 * What of an early warning the mail tells; {@code dueAt} is null where nothing is due, {@code exposure} where time is what the
 * feedbacks were measured by.
 */
record EarlyWarningRaised(
        UUID warningId,
        String number,
        String key,
        LocalDate firstDay,
        LocalDate lastDay,
        long feedbacks,
        long limit,
        Exposure exposure,
        BigDecimal exposed,
        BigDecimal usuallyExposed,
        String exposureUnit,
        CompanyFunction responsibleFunction,
        Instant dueAt) {}

package io.qloop.notification.intake;

import io.qloop.platform.company.CompanyFunction;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;

/** What of an early warning the mail tells; {@code dueAt} is null where nothing is due. */
record EarlyWarningRaised(
        UUID warningId,
        String number,
        String key,
        LocalDate firstDay,
        LocalDate lastDay,
        long feedbacks,
        long limit,
        CompanyFunction responsibleFunction,
        Instant dueAt) {}

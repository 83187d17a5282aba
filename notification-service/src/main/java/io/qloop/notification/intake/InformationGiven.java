package io.qloop.notification.intake;

import io.qloop.platform.company.CompanyFunction;
import java.util.UUID;

/** What of a customer's answer to an inquiry our mail tells. */
record InformationGiven(
        UUID feedbackId,
        String number,
        String customerId,
        String subject,
        String via,
        CompanyFunction function,
        CompanyFunction responsibleFunction) {}

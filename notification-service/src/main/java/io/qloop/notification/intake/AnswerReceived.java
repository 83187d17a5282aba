package io.qloop.notification.intake;

import io.qloop.platform.company.CompanyFunction;
import java.util.UUID;

/** What of a customer's further mail in a case our mail tells. */
record AnswerReceived(
        UUID feedbackId, String number, String customerId, String subject, CompanyFunction responsibleFunction) {}

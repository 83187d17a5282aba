package io.qloop.notification.intake;

import io.qloop.platform.company.CompanyFunction;
import java.util.List;
import java.util.UUID;

/** What of an internal contact sheet the mail tells; the customer is null where it is about none. */
record InformationPassedOn(
        UUID recordId,
        String number,
        String customerId,
        String contactSheet,
        List<CompanyFunction> functions,
        String message) {}

package io.qloop.notification.intake;

import io.qloop.platform.company.CompanyFunction;
import java.util.List;
import java.util.UUID;

/** What of an internal contact sheet the mail tells. */
record InformationPassedOn(
        UUID recordId, String number, String contactSheet, List<CompanyFunction> functions, String message) {}

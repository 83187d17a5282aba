package io.qloop.feedback.information;

import io.qloop.platform.company.CompanyFunction;
import java.time.Instant;
import java.util.SortedSet;
import java.util.UUID;

/** 内部联络单, with which a record was passed on to departments (FB-031). */
record ContactSheet(
        UUID id, String number, SortedSet<CompanyFunction> functions, String message, Instant sentAt, String sentBy) {}

/**
 * Reads what mail servers report about mails that they took: bounces, delays, deliveries. Nobody calls it but people who
 * look at the reports.
 */
package io.qloop.notification.report;

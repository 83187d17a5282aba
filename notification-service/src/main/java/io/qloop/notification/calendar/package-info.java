/**
 * The working calendars of the company's sites: changed here by the administrator, announced to every service. The
 * arithmetic lies in {@code io.qloop.platform.calendar}.
 */
package io.qloop.notification.calendar;

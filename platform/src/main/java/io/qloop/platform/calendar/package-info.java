/** Working days and the deadlines counted in them. Use cases ask. */
package io.qloop.platform.calendar;

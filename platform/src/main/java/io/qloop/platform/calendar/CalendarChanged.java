package io.qloop.platform.calendar;

/** A site's calendar has a new version; the whole calendar every time. */
public record CalendarChanged(String site, CalendarContent calendar, String changedBy, String reason) {

    public static final String TYPE = "qloop.calendar.calendar-changed.v1";
}

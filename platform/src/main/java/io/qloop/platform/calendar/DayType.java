package io.qloop.platform.calendar;

/** What a day is for the people of a site (AH-20). */
public enum DayType {
    WORKING,
    WEEKEND,
    /** Free by law, also where it falls on a day that is worked otherwise (法定节假日). */
    STATUTORY_HOLIDAY,
    /** A weekend day that is worked in exchange for a bridge day (调休上班日). */
    MAKE_UP_WORKING_DAY;

    public boolean isWorked() {
        return this == WORKING || this == MAKE_UP_WORKING_DAY;
    }
}

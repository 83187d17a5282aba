package io.qloop.platform.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkingCalendarTest {

    private final WorkingCalendar calendar = new WorkingCalendar(ZoneId.of("Asia/Shanghai"), LocalTime.of(17, 30));

    @ParameterizedTest
    @CsvSource({
        "2026-11-20, true, an ordinary Friday",
        "2026-11-21, false, a Saturday",
        "2026-10-01, false, National Day",
        "2026-10-10, true, a Saturday worked instead",
        "2027-01-02, false, a Saturday of a year that is not loaded",
        "2027-01-04, true, a Monday of a year that is not loaded"
    })
    void knowsWeekendsHolidaysAndMakeUpDays(LocalDate day, boolean working, String why) {
        assertThat(calendar.isWorkingDay(day)).as(why).isEqualTo(working);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-20T02:15:00Z, 1, 2026-11-23T09:30:00Z, over a weekend",
        "2026-11-20T16:30:00Z, 1, 2026-11-23T09:30:00Z, 00:30 on Saturday in Suzhou",
        "2026-09-30T01:00:00Z, 1, 2026-10-08T09:30:00Z, over the National Day holiday",
        "2026-10-09T01:00:00Z, 1, 2026-10-10T09:30:00Z, a make-up Saturday counts",
        "2026-11-20T02:15:00Z, 7, 2026-12-01T09:30:00Z, seven working days",
        "2026-12-31T01:00:00Z, 1, 2027-01-01T09:30:00Z, into a year that is not loaded"
    })
    void countsFromTheDayAfterTheStartToCloseOfBusiness(Instant start, int days, Instant due, String why) {
        assertThat(calendar.dueAfterWorkingDays(start, days)).as(why).isEqualTo(due);
    }

    @Test
    void refusesADeadlineOfNoDays() {
        assertThatThrownBy(() -> calendar.dueAfterWorkingDays(Instant.EPOCH, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}

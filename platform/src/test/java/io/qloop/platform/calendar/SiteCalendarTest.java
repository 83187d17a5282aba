package io.qloop.platform.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.StringReader;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SiteCalendarTest {

    private final SiteCalendar calendar = new SiteCalendar(
            "suzhou",
            1,
            ZoneId.of("Asia/Shanghai"),
            WorkingHours.parse("08:30-17:30"),
            Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
            Calendars.china());

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
        assertThat(calendar.due(start, Length.workingDays(days)).at()).as(why).isEqualTo(due);
    }

    @Test
    void saysThatADeadlineIsProvisionalWhereAYearIsNotLoaded() {
        var due = calendar.due(Instant.parse("2026-12-30T01:00:00Z"), Length.workingDays(3));

        assertThat(due.isProvisional()).isTrue();
        assertThat(due.missingYears()).containsExactly(2027);
        assertThat(calendar.due(Instant.parse("2026-11-20T01:00:00Z"), Length.workingDays(3))
                        .isProvisional())
                .isFalse();
    }

    @Test
    void explainsADeadlineIntervalByInterval() {
        var due = calendar.due(Instant.parse("2026-09-29T01:00:00Z"), Length.workingDays(3));

        assertThat(due.explanation())
                .extracting(Due.Interval::kind, Due.Interval::name, Due.Interval::days)
                .containsExactly(
                        tuple(Due.Kind.START_DAY, "", 0),
                        tuple(Due.Kind.COUNTED, "", 1),
                        tuple(Due.Kind.STATUTORY_HOLIDAY, "国庆节", 0),
                        tuple(Due.Kind.COUNTED, "", 2));
        assertThat(due.at()).isEqualTo("2026-10-09T09:30:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0 working-days", "three working-days", "3 fortnights", "3", "1000000 hours"})
    void refusesALengthThatIsNone(String length) {
        assertThatThrownBy(() -> Length.parse(length)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-20T02:15:00Z | 4 working-hours | 2026-11-20T06:15:00Z | within a day",
                "2026-11-20T08:00:00Z | 4 working-hours | 2026-11-23T03:00:00Z | over a weekend",
                "2026-11-20T02:15:00Z | 24 hours | 2026-11-21T02:15:00Z | by the clock into a Saturday",
                "2026-11-20T15:50:00Z | 30 minutes | 2026-11-20T16:20:00Z | by the clock over midnight in Shanghai",
                "2026-11-20T02:15:00Z | 7 calendar-days | 2026-11-27T09:30:00Z | days of the calendar",
                "2026-11-20T02:15:00Z | 6 weeks | 2027-01-01T09:30:00Z | weeks of the calendar",
                "2026-11-20T02:15:00Z | 1 month-ends | 2026-11-30T09:30:00Z | the end of the running month",
                "2026-11-20T02:15:00Z | 2 month-ends | 2026-12-31T09:30:00Z | of the next month",
                "2026-11-20T02:15:00Z | 1 quarter-ends | 2026-12-31T09:30:00Z | of the quarter",
                "2026-03-31T10:00:00Z | 1 quarter-ends | 2026-06-30T09:30:00Z | after the quarter has closed",
                "2026-02-01T02:15:00Z | 1 half-year-ends | 2026-06-30T09:30:00Z | of the half-year",
                "2026-02-01T02:15:00Z | 1 year-ends | 2026-12-31T09:30:00Z | of the year"
            })
    @Tag("IM-004")
    @Tag("X-010")
    void countsInTheUnitOfTheDocument(Instant start, String length, Instant due, String why) {
        assertThat(calendar.due(start, Length.parse(length)).at()).as(why).isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2026-11-20T02:15:00Z | true  |       | 2026-11-20T09:30:00Z | the day of receipt is the first day",
                "2026-11-20T10:00:00Z | true  |       | 2026-11-23T09:30:00Z | but not after close of business",
                "2026-11-19T08:30:00Z | false | 16:00 | 2026-11-23T09:30:00Z | after the cut-off it counts as Friday",
                "2026-11-19T08:00:00Z | false | 16:00 | 2026-11-20T09:30:00Z | at the cut-off it does not",
                "2026-11-21T10:00:00Z | false | 16:00 | 2026-11-23T09:30:00Z | a Saturday has no cut-off"
            })
    @Tag("IM-002")
    void countsByTheRulesOfTheCompany(
            Instant start, boolean startDayCounts, LocalTime cutOff, Instant due, String why) {
        var rules = new CountingRules(
                startDayCounts,
                Optional.ofNullable(cutOff),
                CountingRules.End.CLOSE_OF_BUSINESS,
                CountingRules.OnFreeDay.KEEP);

        assertThat(calendar.due(start, Length.workingDays(1), rules).at())
                .as(why)
                .isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource({
        "KEEP, 2026-11-21T02:15:00Z",
        "NEXT_WORKING_DAY, 2026-11-23T02:15:00Z",
        "PREVIOUS_WORKING_DAY, 2026-11-23T02:15:00Z"
    })
    @Tag("IM-003")
    void movesHoursThatEndOnAFreeDayAsTheRulesSay(CountingRules.OnFreeDay onFreeDay, Instant due) {
        var rules = new CountingRules(false, Optional.empty(), CountingRules.End.SAME_HOUR, onFreeDay);

        assertThat(calendar.due(Instant.parse("2026-11-20T02:15:00Z"), Length.parse("24 hours"), rules)
                        .at())
                .isEqualTo(due);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "date,kind,name | Line 1",
                "date,kind,name,notice\\n2027-01-32,holiday,元旦,x | Line 2: date",
                "date,kind,name,notice\\n2027-01-01,day-off,元旦,x | Line 2: kind",
                "date,kind,name,notice\\n\\n2027-01-01,holiday | Line 3",
                "date,kind,name,notice\\n2027-01-01,holiday,元旦,x\\n2027-01-01,holiday,元旦,x | Line 3: date: 2027-01-01 comes twice"
            })
    void refusesATableThatItCannotRead(String table, String reason) {
        assertThatThrownBy(() -> CalendarCsv.read(new StringReader(table.replace("\\n", "\n"))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(reason);
    }
}

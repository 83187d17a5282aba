package io.qloop.notification.calendar;

import io.qloop.platform.calendar.CalendarContent;
import io.qloop.platform.calendar.CalendarCsv;
import io.qloop.platform.calendar.Calendars;
import io.qloop.platform.calendar.CountingRules;
import io.qloop.platform.calendar.DayType;
import io.qloop.platform.calendar.Due;
import io.qloop.platform.calendar.Length;
import io.qloop.platform.calendar.LoadedYear;
import io.qloop.platform.calendar.SiteCalendar;
import io.qloop.platform.identity.Roles;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.web.Answers;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

@Path("/api/v1/calendars")
@RunOnVirtualThread
@Tag(name = "calendars")
class CalendarResource {

    private static final String SITE = "[a-z0-9][a-z0-9-]{0,39}";
    private static final int REASON_MAX = 500;
    private static final int DAYS_MAX = 366;

    private final ChangeCalendar changeCalendar;
    private final PublicHolidays publicHolidays;
    private final Calendars calendars;

    CalendarResource(ChangeCalendar changeCalendar, PublicHolidays publicHolidays, Calendars calendars) {
        this.changeCalendar = changeCalendar;
        this.publicHolidays = publicHolidays;
        this.calendars = calendars;
    }

    /** Time zone, hours and free days of the week. */
    public record Week(
            @NotBlank @Size(max = 60) String zone,
            @NotEmpty @Size(max = 10) List<@NotBlank @Size(max = 20) String> hours,
            @NotNull @Size(max = 6) List<@NotBlank @Size(max = 10) String> weekend,
            @NotBlank @Size(max = REASON_MAX) String reason) {}

    /** What was announced for a year. */
    public record Announcement(
            @NotBlank @Size(max = 1000) String source,
            @NotNull @Size(max = DAYS_MAX) List<@NotNull @Valid SpecialDay> days,
            @NotBlank @Size(max = REASON_MAX) String reason) {}

    /** A day that differs from the rule of the week. */
    public record SpecialDay(
            @NotNull LocalDate date,
            @NotNull DayType type,
            @NotNull @Size(max = 100) String name) {}

    /** Where the public holidays of a year come from. */
    public record Country(
            @NotNull @Pattern(regexp = "[A-Za-z]{2}") String country,
            @Size(min = 1, max = 20) String region,
            @NotBlank @Size(max = REASON_MAX) String reason) {}

    @GET
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(summary = "List the calendars of all sites")
    public List<CalendarView.Line> list() {
        return calendars.all().stream()
                .map(calendar -> CalendarView.line(calendar, calendars))
                .toList();
    }

    @GET
    @Path("{site}")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(summary = "Read a site's calendar", description = "The newest version, or the one that is asked for.")
    public RestResponse<CalendarView> read(@PathParam("site") String site, @QueryParam("version") Long version) {
        var calendar = version == null
                ? own(site)
                : calendars.find(site, version).orElseThrow(() -> Refusal.notFound("calendar-not-found"));
        return Answers.ok(CalendarView.of(calendar, calendars), calendar.version());
    }

    @GET
    @Path("{site}/days")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(summary = "Tell the days of a site apart", description = "At most a year at once.")
    public List<CalendarView.Day> days(
            @PathParam("site") String site,
            @QueryParam("from") @NotNull LocalDate from,
            @QueryParam("to") @NotNull LocalDate to) {
        var calendar = own(site);
        if (to.isBefore(from) || from.plusDays(DAYS_MAX).isBefore(to)) {
            throw Refusal.unprocessable("span-invalid", "to", DAYS_MAX);
        }
        return from.datesUntil(to.plusDays(1))
                .map(day -> new CalendarView.Day(
                        day,
                        calendar.typeOf(day),
                        calendar.isWorkingDay(day),
                        calendar.special(day).map(LoadedYear.SpecialDay::name).orElse("")))
                .toList();
    }

    @GET
    @Path("{site}/due")
    @RolesAllowed({Roles.STAFF, Roles.FUNCTION_HEAD, Roles.GENERAL_MANAGER, Roles.AUDITOR, Roles.ADMIN})
    @Operation(
            summary = "Try a deadline",
            description = "When something would be due that starts then and takes so long, such as `3 working-days`.")
    public Due due(
            @PathParam("site") String site,
            @QueryParam("start") @NotNull Instant start,
            @QueryParam("length") @NotBlank String length) {
        try {
            return own(site).due(start, Length.parse(length), CountingRules.USUAL);
        } catch (IllegalArgumentException e) {
            throw Refusal.unprocessable("calendar-invalid", "length", e.getMessage());
        } catch (DateTimeException beyondEveryDate) {
            throw Refusal.unprocessable("calendar-invalid", "start", "No date can hold it");
        }
    }

    @PUT
    @Path("{site}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Enter or change a site's week",
            description = "A new site begins with the years of the company. What is due already stays as it is.")
    @APIResponse(responseCode = "200", description = "Changed; ETag is the new version")
    @APIResponse(responseCode = "201", description = "The site has a calendar of its own now")
    public RestResponse<CalendarView> week(
            @PathParam("site") @Pattern(regexp = SITE) String site,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid Week week) {
        return answer(changeCalendar.week(site, ifMatch, week.zone(), week.hours(), week.weekend(), week.reason()));
    }

    @PUT
    @Path("{site}/years/{year}")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Load a year",
            description =
                    "In place of what was known of it. Provisional deadlines that waited for it are computed anew.")
    @APIResponse(responseCode = "200", description = "Loaded; ETag is the new version")
    public RestResponse<CalendarView> year(
            @PathParam("site") String site,
            @PathParam("year") @Min(1900) @Max(9999) int year,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid Announcement announcement) {
        own(site);
        var days = announcement.days().stream()
                .map(day -> new CalendarContent.Day(day.date(), day.type(), day.name()))
                .toList();
        return answer(changeCalendar.years(
                site,
                ifMatch,
                List.of(new CalendarContent.Year(year, announcement.source(), days)),
                announcement.reason()));
    }

    @PUT
    @Path("{site}/years/{year}/public-holidays")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Load the public holidays of a country",
            description = "Computed; change single days afterwards by loading the year with its days.")
    @APIResponse(responseCode = "200", description = "Loaded; ETag is the new version")
    public RestResponse<CalendarView> publicHolidays(
            @PathParam("site") String site,
            @PathParam("year") @Min(1900) @Max(2200) int year,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @NotNull @Valid Country country) {
        own(site);
        var holidays = publicHolidays.of(year, country.country(), country.region());
        return answer(changeCalendar.years(site, ifMatch, List.of(holidays), country.reason()));
    }

    @PUT
    @Path("{site}/years")
    @Consumes("text/csv")
    @RolesAllowed(Roles.ADMIN)
    @Operation(
            summary = "Load years from a table",
            description = "Columns date,kind,name,notice; kind is holiday or make-up-workday. All lines or none.")
    @APIResponse(responseCode = "200", description = "Loaded; ETag is the new version")
    public RestResponse<CalendarView> table(
            @PathParam("site") String site,
            @HeaderParam(HttpHeaders.IF_MATCH) String ifMatch,
            @QueryParam("reason") @NotBlank @Size(max = REASON_MAX) String reason,
            @NotBlank String table) {
        own(site);
        try {
            var years = CalendarCsv.read(new StringReader(table)).values().stream()
                    .map(CalendarContent.Year::of)
                    .toList();
            if (years.isEmpty()) {
                throw new IllegalArgumentException("Line 2: there are no days");
            }
            return answer(changeCalendar.years(site, ifMatch, years, reason));
        } catch (IllegalArgumentException e) {
            throw Refusal.unprocessable("calendar-invalid", "table", e.getMessage());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SiteCalendar own(String site) {
        return calendars.all().stream()
                .filter(calendar -> calendar.site().equals(site))
                .findFirst()
                .orElseThrow(() -> Refusal.notFound("calendar-not-found"));
    }

    private RestResponse<CalendarView> answer(ChangeCalendar.Result result) {
        var calendar = result.calendar();
        var view = CalendarView.of(calendar, calendars);
        return result.isNew()
                ? Answers.created("/api/v1/calendars/" + calendar.site(), view, calendar.version())
                : Answers.ok(view, calendar.version());
    }
}

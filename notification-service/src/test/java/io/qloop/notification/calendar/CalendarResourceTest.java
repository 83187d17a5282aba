package io.qloop.notification.calendar;

import static io.qloop.notification.testing.Company.admin;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;

import io.qloop.notification.testing.MailTest;
import io.qloop.platform.calendar.CalendarChanged;
import io.qloop.platform.testing.KafkaProbe;
import io.qloop.platform.testing.Tokens;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@MailTest
class CalendarResourceTest {

    private static final String CALENDARS = "/api/v1/calendars";
    private static KafkaProbe kafka;

    private final String site = "site-" + UUID.randomUUID().toString().substring(0, 8);
    private final String path = CALENDARS + "/" + site;

    @BeforeAll
    static void openProbe() {
        kafka = new KafkaProbe();
    }

    @AfterAll
    static void closeProbe() {
        kafka.close();
    }

    private static Map<String, Object> week(String zone, List<String> hours, List<String> weekend) {
        return Map.of("zone", zone, "hours", hours, "weekend", weekend, "reason", "second site");
    }

    private String enter() {
        return admin().body(week("Europe/Berlin", List.of("08:00-12:00", "12:30-16:30"), List.of("saturday", "sunday")))
                .put(path)
                .header("ETag");
    }

    @Test
    @Tag("AH-20")
    void comesWithTheYearsOfChinaAndSaysThatTheNextOneIsMissing() {
        admin().get(CALENDARS)
                .then()
                .statusCode(200)
                .body("site", hasItem("company"))
                .body("find { it.site == 'company' }.years", hasItems(2018, 2026))
                .body("find { it.site == 'company' }.nextYearMissing", equalTo(true));
        admin().get(CALENDARS + "/company/days?from=2026-10-01&to=2026-10-10")
                .then()
                .body("find { it.date == '2026-10-01' }.type", equalTo("statutory-holiday"))
                .body("find { it.date == '2026-10-01' }.name", equalTo("国庆节"))
                .body("find { it.date == '2026-10-10' }.type", equalTo("make-up-working-day"))
                .body("find { it.date == '2026-10-10' }.worked", equalTo(true));
        admin().get(CALENDARS + "/company/due?start=2026-09-29T01:00:00Z&length=3 working-days")
                .then()
                .statusCode(200)
                .body("at", equalTo("2026-10-09T09:30:00Z"));
    }

    @Test
    @Tag("AH-20")
    @Tag("IM-009")
    @Tag("X-011")
    void givesASiteAWeekOfItsOwnAndAnnouncesIt() {
        var entered = admin().body(
                        week("Europe/Berlin", List.of("08:00-12:00", "12:30-16:30"), List.of("saturday", "sunday")))
                .put(path);

        entered.then()
                .statusCode(201)
                .header("Location", endsWith(path))
                .body("calendar.zone", equalTo("Europe/Berlin"))
                .body("calendar.years.year", hasItem(2026))
                .body("changes[0].changedBy", equalTo("admin"))
                .body("changes[0].reason", equalTo("second site"));
        var event = kafka.await("qloop.calendar", CalendarChanged.TYPE, site);
        assertThat(event.data().at("/calendar/hours/1").asText()).isEqualTo("12:30-16:30");
        admin().get(path + "/due?start=2026-11-20T08:00:00Z&length=4 working-hours")
                .then()
                .body("at", equalTo("2026-11-20T12:30:00Z"));
    }

    @ParameterizedTest
    @CsvSource({
        "2026-09-29T01:00:00Z, 3 moons, length",
        "2026-09-29T01:00:00Z, 0 weeks, length",
        "+1000000000-12-31T23:59:59Z, 1 weeks, start"
    })
    void refusesADeadlineThatCannotBe(String start, String length, String field) {
        admin().queryParam("start", start)
                .queryParam("length", length)
                .get(CALENDARS + "/company/due")
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo(field));
    }

    @Test
    void changesOnlyWhatTheCallerHasSeen() {
        var etag = enter();
        var other = week("Europe/Berlin", List.of("09:00-17:00"), List.of("sunday"));

        admin().body(other).put(path).then().statusCode(428);
        admin().header("If-Match", "\"7\"").body(other).put(path).then().statusCode(412);
        admin().header("If-Match", etag)
                .body(other)
                .put(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"2\"");
        admin().header("If-Match", etag).body(other).put(path).then().statusCode(412);
        admin().get(path + "?version=1").then().statusCode(200).body("calendar.hours[0]", equalTo("08:00-12:00"));
        admin().get(path + "?version=9").then().statusCode(404);
    }

    @Test
    @Tag("AH-20")
    void loadsAYearWithItsSource() {
        var etag = enter();
        var body = Map.of(
                "source",
                "国办发明电〔2026〕7号",
                "reason",
                "公布",
                "days",
                List.of(
                        Map.of("date", "2027-02-06", "type", "statutory-holiday", "name", "春节"),
                        Map.of("date", "2027-02-20", "type", "make-up-working-day", "name", "春节")));

        admin().header("If-Match", etag)
                .body(body)
                .put(path + "/years/2027")
                .then()
                .statusCode(200)
                .body("calendar.years.find { it.year == 2027 }.source", equalTo("国办发明电〔2026〕7号"))
                .body("nextYearMissing", equalTo(false));

        await().untilAsserted(() ->
                admin().get(path + "/days?from=2027-02-20&to=2027-02-20").then().body("[0].worked", equalTo(true)));
        admin().header("If-Match", "*")
                .body(body)
                .put(path + "/years/2028")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/calendar-invalid"))
                .body("errors[0].field", equalTo("years"))
                .body("detail", containsString("2027-02-06 does not lie in 2028"));
    }

    @Test
    void loadsThePublicHolidaysOfACountryAndItsRegion() {
        enter();
        var holidays = path + "/years/2027/public-holidays";

        admin().header("If-Match", "*")
                .body(Map.of("country", "DE", "region", "bw", "reason", "Stuttgart"))
                .put(holidays)
                .then()
                .statusCode(200)
                .body("calendar.years.find { it.year == 2027 }.source", containsString("DE bw"))
                .body("calendar.years.find { it.year == 2027 }.days.date", hasItems("2027-01-06", "2027-12-25"));
        admin().header("If-Match", "*")
                .body(Map.of("country", "DE", "region", "xx", "reason", "Stuttgart"))
                .put(holidays)
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("region"));
        admin().header("If-Match", "*")
                .body(Map.of("country", "CN", "reason", "no"))
                .put(holidays)
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo("country"));
    }

    @Test
    void loadsYearsFromATableAllLinesOrNone() {
        enter();
        var years = path + "/years?reason=table";

        admin().contentType("text/csv")
                .header("If-Match", "*")
                .body("date,kind,name,notice\n2027-01-01,holiday,元旦,http://www.gov.cn/\n2028-02-30,holiday,春节,x\n")
                .put(years)
                .then()
                .statusCode(422)
                .body("detail", containsString("Line 3: date"));
        admin().get(path).then().header("ETag", "\"1\"");
        admin().contentType("text/csv")
                .header("If-Match", "\"1\"")
                .body("date,kind,name,notice\n2027-01-01,holiday,元旦,http://www.gov.cn/\n2028-01-01,holiday,元旦,x\n")
                .put(years)
                .then()
                .statusCode(200)
                .body("calendar.years.year", hasItems(2026, 2027, 2028));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Mars/Olympus | 08:00-12:00 | sunday | zone",
                "Europe/Berlin | 12:00-08:00 | sunday | hours",
                "Europe/Berlin | noon | sunday | hours",
                "Europe/Berlin | 08:00-12:00 | funday | weekend"
            })
    void refusesAWeekThatMakesNoCalendar(String zone, String hours, String weekend, String field) {
        admin().body(week(zone, List.of(hours), List.of(weekend)))
                .put(path)
                .then()
                .statusCode(422)
                .body("errors[0].field", equalTo(field));
        admin().get(path).then().statusCode(404);
    }

    @ParameterizedTest
    @CsvSource({"staff,200,403", "auditor,200,403", "customer,403,403", "system,403,403"})
    void isReadByOurPeopleAndChangedByTheAdministrator(String role, int reading, int writing) {
        var caller = given().contentType("application/json")
                .auth()
                .oauth2(Tokens.of("somebody").roles(role).sign());

        caller.get(CALENDARS).then().statusCode(reading);
        caller.header("If-Match", "*")
                .body(week("Europe/Berlin", List.of("08:00-12:00"), List.of()))
                .put(CALENDARS + "/company")
                .then()
                .statusCode(writing);
        given().get(CALENDARS).then().statusCode(401);
    }
}

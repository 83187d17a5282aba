package io.qloop.notification.directory;

import static io.qloop.notification.directory.Directory.DEPARTMENTS;
import static io.qloop.notification.directory.Directory.PEOPLE;
import static io.qloop.notification.directory.Directory.absent;
import static io.qloop.notification.directory.Directory.appoint;
import static io.qloop.notification.directory.Directory.department;
import static io.qloop.notification.directory.Directory.description;
import static io.qloop.notification.directory.Directory.fresh;
import static io.qloop.notification.directory.Directory.gaps;
import static io.qloop.notification.directory.Directory.person;
import static io.qloop.notification.testing.Company.admin;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import io.qloop.notification.testing.Company;
import io.qloop.notification.testing.MailTest;
import io.qloop.platform.testing.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@MailTest
class DepartmentResourceTest {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    @Inject
    StoredRecords records;

    private static RequestSpecification as(String role) {
        return given().auth()
                .oauth2(Tokens.of("somebody").roles(role).functions("quality").sign())
                .contentType(ContentType.JSON);
    }

    @Test
    void entersADepartmentOnceAndThenChangesItByVersion() {
        var superior = department(Map.of());
        var code = fresh("inspection");
        var body = description(Map.of("superior", superior, "site", "suzhou", "mails", List.of("qc@qloop.local")));

        var entered = admin().body(body).put(DEPARTMENTS + code);

        entered.then()
                .statusCode(201)
                .header("Location", endsWith(code))
                .body("code", equalTo(code), "superior", equalTo(superior), "site", equalTo("suzhou"))
                .body("active", equalTo(true), "posts", hasSize(0));
        admin().body(body)
                .put(DEPARTMENTS + code)
                .then()
                .statusCode(428)
                .body("type", equalTo("/problems/if-match-missing"));
        admin().header("If-Match", entered.header("ETag"))
                .body(description(Map.of("active", false)))
                .put(DEPARTMENTS + code)
                .then()
                .statusCode(200)
                .header("ETag", not(entered.header("ETag")))
                .body("active", equalTo(false), "superior", nullValue());
        admin().header("If-Match", entered.header("ETag"))
                .body(body)
                .put(DEPARTMENTS + code)
                .then()
                .statusCode(412);
    }

    @Test
    void refusesWhatContradictsOtherDepartments() {
        var upper = department(Map.of());
        var lower = department(Map.of("superior", upper));
        var site = fresh("site");
        var quality = department(Map.of("function", "quality", "site", site));

        admin().header("If-Match", "*")
                .body(description(Map.of("superior", lower)))
                .put(DEPARTMENTS + upper)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/department-superior-circle"));
        admin().body(description(Map.of("superior", "nowhere")))
                .put(DEPARTMENTS + fresh("dep"))
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/department-superior-unknown"));
        admin().body(description(Map.of("function", "quality", "site", site)))
                .put(DEPARTMENTS + fresh("dep"))
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/department-function-taken"))
                .body("detail", containsString(quality));
        admin().body("{}").put(DEPARTMENTS + fresh("dep")).then().statusCode(400);
        admin().body(description(Map.of("mails", List.of("nobody"))))
                .put(DEPARTMENTS + fresh("dep"))
                .then()
                .statusCode(400);
        admin().get(DEPARTMENTS + "nowhere")
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/department-not-found"));
    }

    @Test
    void keepsWhoHeldAPostWhen() {
        var code = department(Map.of());
        var first = person("郑一");
        var second = person("周二");
        appoint(code, "head", Map.of("person", first)).then().statusCode(200);

        appoint(code, "head", Map.of("person", second))
                .then()
                .statusCode(200)
                .body("posts.post", contains("head"), "posts[0].holder.person", equalTo(second));

        as("auditor")
                .get("/api/v1/directory/holdings?sort=createdAt&department=" + code)
                .then()
                .statusCode(200)
                .body("items.person", contains(first, second))
                .body("items[0].since", nullValue())
                .body(
                        "items[0].until",
                        equalTo(as("auditor")
                                .get("/api/v1/directory/holdings?department=" + code)
                                .path("items[0].since")))
                .body("items[1].until", nullValue());
        as("auditor")
                .get("/api/v1/directory/holdings?person=" + first + "&at=2026-01-01T00:00:00Z")
                .then()
                .body("items.post", contains("head"));
    }

    @Test
    void appointsFromADayOnAndKeepsPromises() {
        var code = department(Map.of("site", "suzhou"));
        var first = person("郑一");
        var second = person("周二");
        var day = LocalDate.now(SHANGHAI).plusDays(10);
        appoint(code, "head", Map.of("person", first)).then().statusCode(200);

        appoint(code, "head", Map.of("person", second, "firstDay", day.toString()))
                .then()
                .statusCode(200)
                .body("posts[0].holder.person", equalTo(first))
                .body(
                        "posts[0].holder.until",
                        equalTo(day.atStartOfDay(SHANGHAI).toInstant().toString()));

        appoint(code, "head", Map.of("person", person("吴三")))
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/holding-overlaps"));
        appoint(code, "head", Map.of("person", first, "firstDay", "2026-12-02", "lastDay", "2026-11-30"))
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/holding-ends-before-it-begins"));
        appoint(code, "head", Map.of("person", UUID.randomUUID().toString()))
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/person-unknown"));
    }

    @Test
    @Tag("IM-016")
    void goesTodayToTodaysHolderAndTomorrowToTomorrows() {
        var code = department(Map.of("site", "suzhou"));
        var first = Company.freshAddress("first");
        var second = Company.freshAddress("second");
        var day = LocalDate.now(SHANGHAI).plusDays(10);
        var midnight = day.atStartOfDay(SHANGHAI).toInstant();
        appoint(code, "head", Map.of("person", person("郑一", first))).then().statusCode(200);
        appoint(code, "head", Map.of("person", person("周二", second), "firstDay", day.toString()))
                .then()
                .statusCode(200);

        assertThat(inCharge(code, Instant.now())).isEqualTo(first);
        assertThat(inCharge(code, midnight.minusNanos(1000))).isEqualTo(first);
        assertThat(inCharge(code, midnight)).isEqualTo(second);
    }

    private String inCharge(String code, Instant at) {
        var wanted = new Wanted(Optional.of(code), Optional.empty(), Optional.empty(), false);
        return QuarkusTransaction.requiringNew()
                .call(() -> new Search(records, at).lookFor(wanted))
                .reached()
                .orElseThrow()
                .mail();
    }

    @Test
    void changesNothingWhereItIsSaidAgainWhoHoldsAPost() {
        var code = department(Map.of());
        var head = person("郑一");
        var until = LocalDate.now(SHANGHAI).plusDays(9);
        appoint(code, "head", Map.of("person", head)).then().statusCode(200);
        appoint(code, "head", Map.of("person", head, "lastDay", until.toString()))
                .then()
                .statusCode(200);

        appoint(code, "head", Map.of("person", head)).then().statusCode(200);
        appoint(code, "head", Map.of("person", head, "lastDay", until.toString()))
                .then()
                .statusCode(200);

        admin().get("/api/v1/directory/holdings?department=" + code).then().body("items", hasSize(2));
    }

    @Test
    void namesPostsThatProceduresKnowByTheirCode() {
        var code = department(Map.of());
        var post = fresh("representative");
        appoint(code, post, Map.of("person", person("郑一"))).then().statusCode(404);

        admin().header("If-Match", "*")
                .body(Map.of("name", Map.of("en", "Management representative", "zh", "管理者代表")))
                .put(DEPARTMENTS + code + "/posts/" + post)
                .then()
                .statusCode(200)
                .body("posts.name.zh", hasItem("管理者代表"));

        appoint(code, post, Map.of("person", person("郑一"))).then().statusCode(200);
        admin().header("If-Match", "*")
                .body(Map.of("name", Map.of("en", "Another", "zh", "另一个")))
                .put(DEPARTMENTS + department(Map.of()) + "/posts/" + post)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/post-code-taken"));
    }

    @Test
    void reportsPostsWithoutAnybodyUntilSomebodyIsThere() {
        var code = department(Map.of());
        assertThat(kinds(code)).containsExactly("post-vacant");
        var head = person("郑一");
        appoint(code, "head", Map.of("person", head)).then().statusCode(200);
        assertThat(kinds(code)).isEmpty();
        var today = LocalDate.now(SHANGHAI);

        absent(head, today.minusDays(1), today.plusDays(1), null);
        assertThat(kinds(code)).containsExactly("holder-absent");
        appoint(code, "deputy", Map.of("person", person("吴三"))).then().statusCode(200);
        assertThat(kinds(code)).isEmpty();
        admin().header("If-Match", "*")
                .delete(DEPARTMENTS + code + "/posts/deputy/holder")
                .then()
                .statusCode(200);
        assertThat(kinds(code)).containsExactly("holder-absent", "post-vacant");
        absent(head, today.minusDays(1), today.plusDays(1), person("周二"));
        assertThat(kinds(code)).containsExactly("post-vacant");

        admin().header("If-Match", "*")
                .body(Map.of("name", "郑一", "mail", Company.freshAddress("gone"), "active", false))
                .put(PEOPLE + head)
                .then()
                .statusCode(200);
        assertThat(kinds(code)).containsExactly("holder-gone", "post-vacant");
        admin().header("If-Match", "*")
                .delete(DEPARTMENTS + code + "/posts/head/holder")
                .then()
                .statusCode(200)
                .body("posts[0].holder", nullValue());
        assertThat(kinds(code)).containsExactly("post-vacant", "post-vacant");
    }

    private static List<Object> kinds(String department) {
        return gaps().stream()
                .filter(gap -> department.equals(gap.get("department")))
                .map(gap -> gap.get("kind"))
                .toList();
    }

    @Test
    void refusesAbsencesThatCannotBe() {
        var somebody = person("郑一");
        var path = PEOPLE + somebody + "/absences/2026-12-01";

        admin().header("If-Match", "*")
                .body(Map.of("lastDay", "2026-11-30"))
                .put(path)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/absence-ends-before-it-begins"));
        admin().header("If-Match", "*")
                .body(Map.of("lastDay", "2026-12-01", "substitute", somebody))
                .put(path)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/absence-substitute-absent"));
        admin().body(Map.of("lastDay", "2026-12-01")).put(path).then().statusCode(428);
        admin().header("If-Match", "*").delete(path).then().statusCode(404);

        absent(somebody, LocalDate.parse("2026-12-01"), LocalDate.parse("2026-12-03"), null);
        admin().get(PEOPLE + somebody).then().body("absences[0].lastDay", equalTo("2026-12-03"));
        admin().header("If-Match", "*").delete(path).then().statusCode(200).body("absences", hasSize(0));
    }

    @Test
    void knowsEverybodyByOneAddress() {
        var mail = Company.freshAddress("one");
        person("郑一", mail);

        admin().header("Idempotency-Key", UUID.randomUUID())
                .body(Map.of("name", "周二", "mail", mail.toUpperCase(java.util.Locale.ROOT)))
                .post(PEOPLE)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/person-mail-taken"));
        admin().get(PEOPLE + "?mail=" + mail).then().body("items.name", contains("郑一"));
    }

    @Test
    void isKeptByTheAdministratorAlone() {
        var code = department(Map.of());
        var somebody = person("郑一");
        for (var role : List.of("staff", "function-head", "general-manager", "auditor", "customer")) {
            var denied = List.of(
                    as(role).body(description(Map.of())).put(DEPARTMENTS + code),
                    as(role).body(Map.of("name", Map.of("en", "x", "zh", "x"))).put(DEPARTMENTS + code + "/posts/head"),
                    as(role).body(Map.of("person", somebody)).put(DEPARTMENTS + code + "/posts/head/holder"),
                    as(role).delete(DEPARTMENTS + code + "/posts/head/holder"),
                    as(role).body(Map.of("name", "x", "mail", "x@qloop.local")).post(PEOPLE),
                    as(role).body(Map.of("name", "x", "mail", "x@qloop.local")).put(PEOPLE + somebody),
                    as(role).put(PEOPLE + "refresh"),
                    as(role).body(Map.of("lastDay", "2026-12-01")).put(PEOPLE + somebody + "/absences/2026-12-01"),
                    as(role).delete(PEOPLE + somebody + "/absences/2026-12-01"),
                    as(role).body(Map.of("reason", "x")).put(PEOPLE + somebody + "/erasure"),
                    as(role).contentType("text/csv").body("department").post("/api/v1/directory/import"));
            assertThat(denied)
                    .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(403));
        }
        for (var path : List.of(PEOPLE, "/api/v1/directory/holdings", "/api/v1/directory/gaps")) {
            as("auditor").get(path).then().statusCode(200);
            as("function-head").get(path).then().statusCode(200);
            as("staff").get(path).then().statusCode(403);
            as("customer").get(path).then().statusCode(403);
        }
        as("staff").get(DEPARTMENTS + code).then().statusCode(200);
        as("customer").get(DEPARTMENTS + code).then().statusCode(403);
    }
}

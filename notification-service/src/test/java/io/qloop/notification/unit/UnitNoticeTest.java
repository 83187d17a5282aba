package io.qloop.notification.unit;

import static io.qloop.notification.testing.Company.admin;
import static io.qloop.notification.testing.Company.appoint;
import static io.qloop.notification.testing.Company.freshAddress;
import static io.qloop.notification.testing.Company.messages;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.oneOf;
import static org.hamcrest.Matchers.startsWith;

import io.qloop.notification.testing.Company;
import io.qloop.notification.testing.Inbox;
import io.qloop.notification.testing.MailTest;
import io.qloop.platform.testing.KafkaProbe;
import io.qloop.platform.testing.KafkaProbe.Heard;
import io.qloop.platform.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@MailTest
@Tag("NT-006")
class UnitNoticeTest {

    private static final String PATH = "/api/v1/unit-notices";
    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Pattern LINK = Pattern.compile("/api/v1/acknowledgements/[^\\s]+");

    private static KafkaProbe kafka;

    private final String caseId = UUID.randomUUID().toString();

    /** A department of this test alone, below logistics. */
    private final String warehouse = "warehouse-" + UUID.randomUUID().toString().substring(0, 8);

    private final String warehouseMail = freshAddress("warehouse");
    private String logistics;
    private String production;

    @BeforeAll
    static void openProbe() {
        kafka = new KafkaProbe();
    }

    @AfterAll
    static void closeProbe() {
        kafka.close();
    }

    @BeforeEach
    void appointUnits() {
        logistics = appoint("logistics", "zh", "何物流");
        production = appoint("production", "en", "Zhao");
        admin().body(Map.of(
                        "name",
                        Map.of("en", "Warehouse", "zh", "仓库"),
                        "superior",
                        "logistics",
                        "language",
                        "zh",
                        "mails",
                        List.of(warehouseMail)))
                .put("/api/v1/directory/departments/" + warehouse)
                .then()
                .statusCode(201);
    }

    private static RequestSpecification as(String login, String role, String... functions) {
        return given().auth()
                .oauth2(Tokens.of(login).roles(role).functions(functions).sign())
                .contentType(ContentType.JSON);
    }

    private static RequestSpecification sales() {
        return as("chen.sales", "staff", "sales");
    }

    private Map<String, Object> notice(String... units) {
        var notice = new HashMap<String, Object>();
        notice.put("kind", "replenish");
        notice.put("caseId", caseId);
        notice.put("caseNumber", "CP-2026-000031");
        notice.put("units", List.of(units));
        notice.put("words", "请补发 20 个线盘\n旧盘由承运人带回");
        return notice;
    }

    private static Response issue(RequestSpecification as, Map<String, Object> notice) {
        return as.header("Idempotency-Key", UUID.randomUUID()).body(notice).post(PATH);
    }

    private ValidatableResponse listed() {
        return sales().get(PATH + "?caseId=" + caseId).then().statusCode(200);
    }

    private void awaitHandedOver(int units) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(listed().extract().jsonPath().getList("items[0].units.status"))
                        .hasSize(units)
                        .containsOnly("handed-over"));
    }

    private Heard announced() {
        return kafka.await("qloop.notification", "qloop.notification.unit-notice-issued.v1", caseId);
    }

    @Test
    void tellsTheUnitsThatItNamesAndWhatBecameOfEach() {
        var notice = notice("logistics", warehouse, "production");
        notice.put("dueAt", "2099-12-01T09:30:00Z");
        notice.put("answerWanted", true);

        var issued = issue(sales(), notice)
                .then()
                .statusCode(201)
                .header("Location", startsWith(PATH + "/"))
                .body("number", startsWith("UN-"))
                .body("kind", equalTo("replenish"))
                .body("issuedBy", equalTo("chen.sales"))
                .body("units.unit", contains("logistics", warehouse, "production"))
                .extract()
                .jsonPath();

        var number = issued.getString("number");
        var mail = new Inbox(warehouseMail).await(1).getFirst();
        assertThat(mail.subject()).isEqualTo("【QLoop】CP-2026-000031：请贵单位办理（通知 " + number + "）");
        assertThat(mail.text()).contains("通知：补货通知", "请补发 20 个线盘\n旧盘由承运人带回", "2099年12月1日", "/unit-notices/");
        assertThat(new Inbox(logistics).await(1)).hasSize(1);
        var english = new Inbox(production).await(1).getFirst();
        assertThat(english.subject())
                .isEqualTo("[QLoop] CP-2026-000031: your unit is asked to act (notice " + number + ")");
        assertThat(english.text()).contains("Notice: Replenishment notice").doesNotContain("补货通知");
        awaitHandedOver(3);

        var link = LINK.matcher(mail.text());
        assertThat(link.find()).isTrue();
        given().post(link.group()).then().statusCode(200);

        listed().body("items", hasSize(1))
                .body("items[0].id", equalTo(issued.getString("id")))
                .body("items[0].words", equalTo("请补发 20 个线盘\n旧盘由承运人带回"))
                .body("items[0].units.status", contains("handed-over", "acknowledged", "handed-over"))
                .body("items[0].units[0].recipient", equalTo("何物流"))
                .body("items[0].units[0].acknowledgedAt", nullValue());
        sales().get(PATH + "/" + issued.getString("id"))
                .then()
                .body("units[1].addressedBy", equalTo("department-mail"));
    }

    @Test
    void standsInTheLoopOfItsCase() {
        kafka.sendWithin(
                "RN-2026-0999",
                "qloop.complaint",
                "qloop.complaint.complaint-opened.v1",
                "/qloop/complaint",
                UUID.randomUUID().toString(),
                caseId,
                Map.of(
                        "complaintId", caseId,
                        "number", "CP-2026-000031",
                        "customerId", "C-1007",
                        "subject", "漆膜表面划伤",
                        "origin", Map.of("kind", "direct"),
                        "openedAt", "2026-11-20T08:40:00Z"));
        await().atMost(PATIENCE).until(() -> !messages(caseId).isEmpty());

        issue(sales(), notice(warehouse)).then().statusCode(201);

        var event = announced();
        assertThat(event.event().getExtension("correlationid")).isEqualTo("RN-2026-0999");
        assertThat(event.event().getExtension("causationid")).isNull();
        assertThat(event.data().path("kind").asText()).isEqualTo("replenish");
        assertThat(event.data().path("caseNumber").asText()).isEqualTo("CP-2026-000031");
        assertThat(event.data().path("units").path(0).asText()).isEqualTo(warehouse);
        assertThat(event.data().path("issuedBy").asText()).isEqualTo("chen.sales");
        assertThat(event.data().toString()).doesNotContain("线盘", "@");
    }

    @Test
    void isEscalatedOnlyWhereAnAnswerIsWanted() {
        var wanted = notice(warehouse);
        wanted.put("answerWanted", true);
        var answered = issue(sales(), wanted).then().statusCode(201).extract().jsonPath();
        var known = issue(sales(), notice(warehouse))
                .then()
                .statusCode(201)
                .extract()
                .jsonPath();

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(escalations(answered)).hasSize(1));
        assertThat(escalations(known)).isEmpty();
    }

    private static List<Object> escalations(JsonPath issued) {
        return admin().get("/api/v1/escalations?messageId=" + issued.getString("units[0].messageId"))
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
    }

    @Test
    void tellsSomebodyOfTwoUnitsOnce() {
        var same = appoint("production", "zh", "赵生产");
        Company.put("technology", Company.description("zh", "赵生产", same)).then().statusCode(oneOf(200, 201));

        issue(sales(), notice("production", "technology")).then().statusCode(201);

        awaitHandedOver(2);
        assertThat(new Inbox(same).await(1)).hasSize(1);
        var messages = listed().extract().jsonPath().getList("items[0].units.messageId");
        assertThat(messages.get(0)).isEqualTo(messages.get(1));
    }

    @Test
    void isWrittenOnceHoweverOftenItIsAskedFor() {
        var key = UUID.randomUUID();
        for (var time = 0; time < 2; time++) {
            sales().header("Idempotency-Key", key)
                    .body(notice(warehouse))
                    .post(PATH)
                    .then()
                    .statusCode(201);
        }

        listed().body("items", hasSize(1));
        assertThat(messages(caseId)).hasSize(1);
    }

    @Test
    void refusesAUnitThatIsNotKnownAndTellsNobody() {
        issue(sales(), notice(warehouse, "no-such-unit"))
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/unit-unknown"))
                .body("errors.field", contains("units[1]"));

        listed().body("items", hasSize(0));
        assertThat(messages(caseId)).isEmpty();
    }

    @Test
    void refusesAUnitTwiceAndADateThatIsOver() {
        issue(sales(), notice(warehouse, warehouse))
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/unit-named-twice"))
                .body("errors.field", contains("units[1]"));
        var late = notice(warehouse);
        late.put("dueAt", "2020-01-01T00:00:00Z");
        issue(sales(), late)
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/unit-notice-due-over"))
                .body("errors.field", contains("dueAt"));
    }

    @ParameterizedTest
    @CsvSource({"kind, repaint", "caseId, ''", "words, ''", "caseNumber, ''"})
    void refusesWhatIsIncompleteAndNamesTheField(String field, String value) {
        var notice = notice(warehouse);
        notice.put(field, value);

        issue(sales(), notice).then().statusCode(400).body("errors.field", contains(field));
    }

    @Test
    void isIssuedBySalesToEveryUnitAndByProductionToTheWarehouse() {
        var controller = as("zhao.production", "function-head", "production");
        issue(controller, notice(warehouse)).then().statusCode(201);
        issue(as("admin", "admin"), notice("production")).then().statusCode(201);
        issue(as("sun.sales", "function-head", "sales"), notice("production"))
                .then()
                .statusCode(201);

        issue(as("zhao.production", "function-head", "production"), notice(warehouse, "technology"))
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/unit-notice-warehouse-only"));
        issue(as("li.quality", "function-head", "quality"), notice(warehouse))
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/function-required"));
        for (var role : List.of("general-manager", "auditor", "customer", "system")) {
            issue(as("somebody", role, "sales"), notice(warehouse))
                    .then()
                    .statusCode(403)
                    .body("type", equalTo("/problems/role-required"));
        }
        given().get(PATH).then().statusCode(401);
        as("acme", "customer").get(PATH).then().statusCode(403);
        for (var role : List.of("staff", "function-head", "general-manager", "auditor", "admin")) {
            as("somebody", role)
                    .get(PATH + "?caseId=" + caseId)
                    .then()
                    .statusCode(200)
                    .body("items", hasSize(3));
        }
        as("somebody", "auditor")
                .get(PATH + "/" + UUID.randomUUID())
                .then()
                .statusCode(404)
                .body("type", equalTo("/problems/unit-notice-not-found"));
    }
}

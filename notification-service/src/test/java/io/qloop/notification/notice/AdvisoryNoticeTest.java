package io.qloop.notification.notice;

import static io.qloop.notification.testing.Company.freshAddress;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.qloop.notification.testing.Inbox;
import io.qloop.notification.testing.MailTest;
import io.qloop.platform.testing.KafkaProbe;
import io.qloop.platform.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@MailTest
@Tag("NT-012")
class AdvisoryNoticeTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern LINK = Pattern.compile("/api/v1/acknowledgements/[^\\s?]+");

    private static KafkaProbe kafka;

    private final String lot = "L-" + UUID.randomUUID();

    @BeforeAll
    static void openProbe() {
        kafka = new KafkaProbe();
    }

    @AfterAll
    static void closeProbe() {
        kafka.close();
    }

    private static RequestSpecification as(String login, String role, String... functions) {
        return given().auth()
                .oauth2(Tokens.of(login).roles(role).functions(functions).sign())
                .contentType(ContentType.JSON);
    }

    private static RequestSpecification author() {
        return as("li.quality", "function-head", "quality");
    }

    private static RequestSpecification manager() {
        return as("gm", "general-manager", "general-management");
    }

    /** A customer whom somebody can write to; answers the mail address. */
    private static String customer(String customerId, String language) {
        var mail = freshAddress("customer");
        kafka.send(
                "erp.master-data", "erp.customer-changed.v1", "/erp", customerId, contact(customerId, language, mail));
        return mail;
    }

    private static Map<String, Object> contact(String customerId, String language, String mail) {
        return Map.of(
                "customerId",
                customerId,
                "name",
                Map.of("en", "Customer", "zh", "客户"),
                "language",
                language,
                "active",
                true,
                "contacts",
                List.of(Map.of("name", "王采购", "mail", mail, "role", "quality")));
    }

    private static void delivered(String customerId, String lot, int quantity) {
        var note = "DN-" + UUID.randomUUID();
        kafka.send(
                "erp.deliveries",
                "erp.goods-delivered.v1",
                "/erp",
                note,
                Map.of(
                        "deliveryNote",
                        note,
                        "customerId",
                        customerId,
                        "site",
                        "suzhou",
                        "promisedAt",
                        "2026-11-02T00:00:00Z",
                        "deliveredAt",
                        "2026-11-03T01:00:00Z",
                        "lines",
                        List.of(Map.of(
                                "line", 1, "productId", "P-200", "lot", lot, "quantity", quantity, "unit", "轴"))));
    }

    private static String freshCustomer() {
        return "C-" + UUID.randomUUID().toString().substring(0, 13);
    }

    private Map<String, Object> draft() {
        var draft = new HashMap<String, Object>();
        draft.put("subject", Map.of("en", "Insulation may break", "zh", "绝缘层可能开裂"));
        draft.put("information", Map.of("en", "It broke at a bend.", "zh", "弯折时开裂。"));
        draft.put("advice", Map.of("en", "Do not use the lot.", "zh", "请勿使用该批次。"));
        draft.put("lots", List.of(Map.of("productId", "P-200", "lot", lot)));
        return draft;
    }

    private static JsonPath drafted(Map<String, Object> draft) {
        return author().header("Idempotency-Key", UUID.randomUUID())
                .body(draft)
                .post("/api/v1/advisory-notices")
                .then()
                .statusCode(201)
                .header("Location", notNullValue())
                .body("number", startsWith("AN-"), "status", equalTo("draft"))
                .extract()
                .jsonPath();
    }

    private static Response put(RequestSpecification who, String id, String act, Object body) {
        var request = who.header("If-Match", "*");
        return (body == null ? request : request.body(body)).put("/api/v1/advisory-notices/" + id + act);
    }

    private void awaitReceivers(String id, int count) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(receivers(id)).hasSize(count));
    }

    private static List<Map<String, Object>> receivers(String id) {
        return author().get("/api/v1/advisory-notices/" + id + "/receivers?limit=100")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items");
    }

    private static Map<String, Object> receiver(String id, String customerId) {
        return receivers(id).stream()
                .filter(r -> r.get("customerId").equals(customerId))
                .findFirst()
                .orElseThrow();
    }

    @Test
    @Tag("IM-037")
    void reachesEveryCustomerOfALotOnceApprovedAndProvesIt() throws Exception {
        var chinese = freshCustomer();
        var english = freshCustomer();
        var silent = freshCustomer();
        var uninvolved = freshCustomer();
        var chineseMail = customer(chinese, "zh");
        var englishMail = customer(english, "en");
        var uninvolvedMail = customer(uninvolved, "zh");
        delivered(chinese, lot, 30);
        delivered(chinese, lot, 12);
        delivered(english, lot, 5);
        delivered(silent, lot, 1);
        delivered(uninvolved, "other-" + lot, 9);
        var draft = draft();
        draft.put("authority", "市药品监督管理局");
        var notice = drafted(draft);
        var id = notice.getString("id");
        awaitReceivers(id, 3);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        receiver(id, chinese).get("goods").toString())
                .contains("quantity=42"));
        assertThat(receiver(id, silent)).containsEntry("hasContact", false);
        assertThat(receivers(id)).noneMatch(r -> r.containsKey("messageId"));

        put(author(), id, "/submission", null).then().statusCode(200).body("submittedBy", equalTo("li.quality"));
        put(manager(), id, "/approval", null).then().statusCode(200).body("status", equalTo("issued"));

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(receivers(id)).allMatch(r -> r.containsKey("messageId")));

        var zh = new Inbox(chineseMail).await(1).getFirst();
        assertThat(zh.subject()).contains(notice.getString("number"), "忠告性通知");
        assertThat(zh.text()).contains("P-200", lot, "绝缘层可能开裂", "请勿使用该批次。");
        var en = new Inbox(englishMail).await(1).getFirst();
        assertThat(en.text())
                .contains("Insulation may break", "Do not use the lot.")
                .doesNotContain("绝缘");
        assertThat(new Inbox(uninvolvedMail).count()).isZero();
        var event = kafka.await("qloop.notification", "qloop.notification.advisory-notice-issued.v1", id);
        assertThat(event.toString()).contains(lot, notice.getString("number"));

        var link = LINK.matcher(zh.text());
        assertThat(link.find()).isTrue();
        given().redirects().follow(false).post(link.group()).then().statusCode(200);
        assertThat(receiver(id, chinese).get("confirmed").toString()).contains("way=link");
        put(author(), id, "/receivers/" + english + "/confirmation", Map.of("way", "phone", "words", "Mr Smith has it"))
                .then()
                .statusCode(204);
        assertThat(receiver(id, english).get("confirmed").toString()).contains("way=phone", "recordedBy=li.quality");
        assertThat(receiver(id, silent))
                .containsEntry("messageStatus", "unaddressed")
                .doesNotContainKey("confirmed");

        put(manager(), id, "/closure", Map.of("reason", "all returned"))
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/notice-not-reported"));
        put(author(), id, "/report", Map.of("reference", "YJ-2026-77")).then().statusCode(200);
        var pdf = text(author().header("Accept-Language", "zh").get("/api/v1/advisory-notices/" + id + "/pdf"));
        assertThat(pdf).contains("忠告性通知报告", "市药品监督管理局", "YJ-2026-77", chinese, english, silent, "没有联系人");
        author().get("/api/v1/advisory-notices/" + id + "/xlsx")
                .then()
                .statusCode(200)
                .contentType(containsString("spreadsheetml"));
        put(manager(), id, "/closure", Map.of("reason", "all returned"))
                .then()
                .statusCode(200)
                .body("status", equalTo("closed"));
    }

    private static String text(Response pdf) throws Exception {
        pdf.then().statusCode(200).contentType("application/pdf");
        try (var document = Loader.loadPDF(pdf.asByteArray())) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", "");
        }
    }

    @Test
    @Tag("IM-037")
    void reachesWhoseDeliveryOrContactBecomesKnownLater() {
        var first = freshCustomer();
        var later = freshCustomer();
        var silent = freshCustomer();
        var firstMail = customer(first, "zh");
        var laterMail = customer(later, "zh");
        delivered(first, lot, 3);
        delivered(silent, lot, 3);
        var id = drafted(draft()).getString("id");
        awaitReceivers(id, 2);
        put(author(), id, "/submission", null).then().statusCode(200);
        put(manager(), id, "/approval", null).then().statusCode(200);
        new Inbox(firstMail).await(1);

        delivered(later, lot, 4);
        var silentMail = customer(silent, "en");

        new Inbox(laterMail).await(1);
        new Inbox(silentMail).await(1);
        delivered(first, lot, 8);
        delivered(freshCustomer(), lot, 8);
        awaitReceivers(id, 4);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(receivers(id)).allMatch(r -> r.containsKey("messageId")));
        assertThat(new Inbox(firstMail).count()).isEqualTo(1);
        put(manager(), id, "/closure", Map.of("reason", "over")).then().statusCode(200);
        put(author(), id, "/receivers/" + first + "/confirmation", Map.of("way", "visit", "words", "x"))
                .then()
                .statusCode(409);
    }

    @Test
    void nobodyIsToldWithoutSomebodyElsesApproval() {
        var customerId = freshCustomer();
        var mail = customer(customerId, "zh");
        delivered(customerId, lot, 3);
        var id = drafted(draft()).getString("id");
        awaitReceivers(id, 1);
        var both = as("boss", "general-manager", "quality");

        put(manager(), id, "/approval", null)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/notice-not-possible"));
        put(author(), id, "/submission", null).then().statusCode(200);
        put(author(), id, "", draft()).then().statusCode(409);
        put(author(), id, "/approval", null).then().statusCode(403);
        put(manager(), id, "/return", Map.of("reason", "name the lot")).then().statusCode(200);
        author().get("/api/v1/advisory-notices/" + id)
                .then()
                .body(
                        "status",
                        equalTo("draft"),
                        "returnedBecause",
                        equalTo("name the lot"),
                        "submittedBy",
                        nullValue());
        put(author(), id, "", draft()).then().statusCode(200);
        given().auth()
                .oauth2(Tokens.of("boss")
                        .roles("general-manager", "function-head")
                        .functions("quality")
                        .sign())
                .contentType(ContentType.JSON)
                .header("If-Match", "*")
                .put("/api/v1/advisory-notices/" + id + "/submission")
                .then()
                .statusCode(200);
        put(both, id, "/approval", null)
                .then()
                .statusCode(403)
                .body("type", equalTo("/problems/notice-approved-by-author"));
        put(author(), id, "/withdrawal", Map.of("reason", "false alarm"))
                .then()
                .statusCode(200)
                .body("status", equalTo("withdrawn"));
        put(manager(), id, "/approval", null).then().statusCode(409);
        assertThat(new Inbox(mail).count()).isZero();
    }

    @Test
    void refusesWhatCannotBe() {
        var id = drafted(draft()).getString("id");
        put(author(), id, "/submission", null)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/notice-without-receivers"));
        author().put("/api/v1/advisory-notices/" + id + "/submission").then().statusCode(anyOfRefusals());
        author().header("If-Match", "\"77\"")
                .body(draft())
                .put("/api/v1/advisory-notices/" + id)
                .then()
                .statusCode(412);
        var nothing = draft();
        nothing.put("lots", List.of());
        nothing.put("advice", Map.of("en", " ", "zh", "x"));
        author().header("Idempotency-Key", UUID.randomUUID())
                .body(nothing)
                .post("/api/v1/advisory-notices")
                .then()
                .statusCode(400)
                .body("errors.field", org.hamcrest.Matchers.hasItems("lots", "advice.en"));
        as("zhao.production", "function-head", "production")
                .header("Idempotency-Key", UUID.randomUUID())
                .body(draft())
                .post("/api/v1/advisory-notices")
                .then()
                .statusCode(403);
        as("acme", "customer").get("/api/v1/advisory-notices").then().statusCode(403);
        as("acme", "customer")
                .get("/api/v1/advisory-notices/" + id + "/receivers")
                .then()
                .statusCode(403);
        author().get("/api/v1/advisory-notices?status=draft&limit=1")
                .then()
                .statusCode(200)
                .body("items", hasSize(1));
        author().get("/api/v1/advisory-notices/" + UUID.randomUUID() + "/pdf")
                .then()
                .statusCode(404);
    }

    private static org.hamcrest.Matcher<Integer> anyOfRefusals() {
        return org.hamcrest.Matchers.oneOf(409, 428);
    }
}

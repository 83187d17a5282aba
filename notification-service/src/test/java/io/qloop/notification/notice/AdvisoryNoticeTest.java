package io.qloop.notification.notice;

import static io.qloop.notification.notice.NoticeFixture.as;
import static io.qloop.notification.notice.NoticeFixture.author;
import static io.qloop.notification.notice.NoticeFixture.customer;
import static io.qloop.notification.notice.NoticeFixture.delivered;
import static io.qloop.notification.notice.NoticeFixture.drafted;
import static io.qloop.notification.notice.NoticeFixture.freshCustomer;
import static io.qloop.notification.notice.NoticeFixture.manager;
import static io.qloop.notification.notice.NoticeFixture.put;
import static io.qloop.notification.notice.NoticeFixture.receiver;
import static io.qloop.notification.notice.NoticeFixture.receivers;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import io.qloop.notification.testing.Inbox;
import io.qloop.notification.testing.MailTest;
import io.qloop.platform.testing.KafkaProbe;
import io.qloop.platform.testing.Tokens;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
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

    private Map<String, Object> draft() {
        return NoticeFixture.draft(lot);
    }

    private void awaitReceivers(String id, int count) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(receivers(id)).hasSize(count));
    }

    @Test
    @Tag("IM-037")
    void reachesEveryCustomerOfALotOnceApprovedAndProvesIt() throws Exception {
        var chinese = freshCustomer();
        var english = freshCustomer();
        var silent = freshCustomer();
        var uninvolved = freshCustomer();
        var chineseMail = customer(kafka, chinese, "zh");
        var englishMail = customer(kafka, english, "en");
        var uninvolvedMail = customer(kafka, uninvolved, "zh");
        delivered(kafka, chinese, lot, 30);
        delivered(kafka, chinese, lot, 12);
        delivered(kafka, english, lot, 5);
        delivered(kafka, silent, lot, 1);
        delivered(kafka, uninvolved, "other-" + lot, 9);
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
        var firstMail = customer(kafka, first, "zh");
        var laterMail = customer(kafka, later, "zh");
        delivered(kafka, first, lot, 3);
        delivered(kafka, silent, lot, 3);
        var id = drafted(draft()).getString("id");
        awaitReceivers(id, 2);
        put(author(), id, "/submission", null).then().statusCode(200);
        put(manager(), id, "/approval", null).then().statusCode(200);
        new Inbox(firstMail).await(1);

        delivered(kafka, later, lot, 4);
        var silentMail = customer(kafka, silent, "en");

        new Inbox(laterMail).await(1);
        new Inbox(silentMail).await(1);
        delivered(kafka, first, lot, 8);
        delivered(kafka, freshCustomer(), lot, 8);
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
    @Tag("IM-037")
    void tellsManyInStepsAndEachOnce() {
        var some = 250;
        for (var i = 0; i < some; i++) {
            delivered(kafka, freshCustomer(), lot, 1);
        }
        var id = drafted(draft()).getString("id");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(all(id)).hasSize(some));
        put(author(), id, "/submission", null).then().statusCode(200);
        put(manager(), id, "/approval", null).then().statusCode(200);

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(all(id)).hasSize(some).allMatch(r -> r.containsKey("messageId")));
        assertThat(all(id).stream().map(r -> r.get("messageId"))).doesNotHaveDuplicates();
    }

    /** Page by page. */
    private static List<Map<String, Object>> all(String id) {
        var all = new ArrayList<Map<String, Object>>();
        String next = null;
        do {
            var page = author().get("/api/v1/advisory-notices/" + id + "/receivers?limit=100"
                            + (next == null ? "" : "&after=" + next))
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            all.addAll(page.getList("items"));
            next = page.getString("next");
        } while (next != null);
        return all;
    }

    @Test
    void nobodyIsToldWithoutSomebodyElsesApproval() {
        var customerId = freshCustomer();
        var mail = customer(kafka, customerId, "zh");
        delivered(kafka, customerId, lot, 3);
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

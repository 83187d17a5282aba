package io.qloop.notification.notice;

import static io.qloop.notification.notice.NoticeFixture.as;
import static io.qloop.notification.notice.NoticeFixture.attach;
import static io.qloop.notification.notice.NoticeFixture.author;
import static io.qloop.notification.notice.NoticeFixture.customer;
import static io.qloop.notification.notice.NoticeFixture.freshCustomer;
import static io.qloop.notification.notice.NoticeFixture.manager;
import static io.qloop.notification.notice.NoticeFixture.put;
import static io.qloop.notification.notice.NoticeFixture.receiver;
import static io.qloop.notification.notice.NoticeFixture.receivers;
import static io.qloop.notification.testing.Company.message;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.qloop.notification.testing.Inbox;
import io.qloop.notification.testing.MailTest;
import io.qloop.platform.testing.FileFixture;
import io.qloop.platform.testing.KafkaProbe;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@MailTest
class TechnicalDocumentTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern LINK = Pattern.compile("/api/v1/acknowledgements/[^\\s?]+");
    private static final String IN_2026 = "2026-11-03T01:00:00Z";
    private static final String IN_2020 = "2020-11-03T01:00:00Z";

    private static KafkaProbe kafka;

    private final String product = "P-" + UUID.randomUUID().toString().substring(0, 13);
    private final String code = "TD-" + UUID.randomUUID();

    @BeforeAll
    static void openProbe() {
        kafka = new KafkaProbe();
    }

    @AfterAll
    static void closeProbe() {
        kafka.close();
    }

    private static String freshLot() {
        return "L-" + UUID.randomUUID();
    }

    private void delivered(String customerId, String at) {
        NoticeFixture.delivered(kafka, customerId, product, freshLot(), 4, at);
    }

    private Map<String, Object> draft(String revision) {
        var draft = new HashMap<>(NoticeFixture.draft("none"));
        draft.remove("lots");
        draft.put("kind", "technical-document");
        draft.put("products", List.of(product));
        draft.put("document", Map.of("code", code, "revision", revision, "replaces", "2024 版"));
        draft.put("subject", Map.of("en", "Delivery specification", "zh", "交货规范"));
        return draft;
    }

    /** With the document, which so many customers have to get. */
    private String drafted(Map<String, Object> draft, int customers, byte[] document) throws Exception {
        var id = NoticeFixture.drafted(draft).getString("id");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(receivers(id)).hasSize(customers));
        assertThat(attach(id, "交货规范.pdf", document)).isEqualTo(201);
        return id;
    }

    private static void issue(String id) {
        put(author(), id, "/submission", null).then().statusCode(200);
        put(manager(), id, "/approval", null).then().statusCode(200).body("status", equalTo("issued"));
    }

    private static String words(byte[] pdf) throws Exception {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("\\s+", "");
        }
    }

    @Test
    @Tag("NT-019")
    void bringsTheNewRevisionToEverybodyWhoReceivedTheProductAndProvesIt() throws Exception {
        var chinese = freshCustomer();
        var english = freshCustomer();
        var later = freshCustomer();
        var uninvolved = freshCustomer();
        var chineseMail = customer(kafka, chinese, "zh");
        var englishMail = customer(kafka, english, "en");
        var laterMail = customer(kafka, later, "zh");
        var uninvolvedMail = customer(kafka, uninvolved, "zh");
        delivered(chinese, IN_2026);
        delivered(chinese, IN_2020);
        delivered(english, IN_2020);
        NoticeFixture.delivered(kafka, uninvolved, "other-product", freshLot(), 4, IN_2026);
        var content = FileFixture.pdf(5_000);
        var bare = NoticeFixture.drafted(draft("C")).getString("id");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(receivers(bare)).hasSize(2));
        put(author(), bare, "/submission", null)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/notice-without-document"));
        var id = drafted(draft("C"), 2, content);
        put(author(), id, "/submission", null).then().statusCode(200);
        put(author(), id, "/approval", null).then().statusCode(403);
        assertThat(new Inbox(chineseMail).count()).isZero();
        put(manager(), id, "/approval", null).then().statusCode(200);

        var zh = new Inbox(chineseMail).await(1).getFirst();
        assertThat(zh.subject()).contains("技术文件已更新");
        assertThat(zh.text()).contains(product, "文件 " + code + "，版本 C，替代 2024 版", "交货规范");
        assertThat(zh.files()).singleElement().satisfies(file -> {
            assertThat(file.name()).isEqualTo("交货规范.pdf");
            assertThat(file.bytes()).isEqualTo(content);
        });
        var en = new Inbox(englishMail).await(1).getFirst();
        assertThat(en.subject()).contains("Technical document updated");
        assertThat(en.text()).contains("Document " + code + ", revision C", "Delivery specification");
        var event = kafka.await("qloop.notification", "qloop.notification.technical-document-issued.v1", id);
        assertThat(event.data().get("documentCode").asText()).isEqualTo(code);
        assertThat(event.data().get("revision").asText()).isEqualTo("C");
        assertThat(event.data().get("products").get(0).asText()).isEqualTo(product);
        assertThat(event.data().get("customers").asInt()).isEqualTo(2);

        // Whoever receives the product for the first time later gets it as well, and nobody gets it twice.
        delivered(later, IN_2026);
        delivered(english, IN_2026);
        new Inbox(laterMail).await(1);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(receivers(id)).hasSize(3).allMatch(r -> r.containsKey("messageId")));
        assertThat(new Inbox(englishMail).count()).isEqualTo(1);
        assertThat(new Inbox(uninvolvedMail).count()).isZero();

        var link = LINK.matcher(zh.text());
        assertThat(link.find()).isTrue();
        given().post(link.group()).then().statusCode(200);
        assertThat(receiver(id, chinese).get("confirmed").toString()).contains("way=link");
        var pdf = author().header("Accept-Language", "zh").get("/api/v1/advisory-notices/" + id + "/pdf");
        pdf.then().statusCode(200).contentType("application/pdf");
        assertThat(words(pdf.asByteArray()))
                .contains("技术文件更新通知报告", code, "2024版", chinese, english, later, "交货规范.pdf", "SHA-256");
        author().get("/api/v1/advisory-notices/" + id + "/xlsx")
                .then()
                .statusCode(200)
                .contentType(containsString("spreadsheetml"));
        author().get("/api/v1/advisory-notices?kind=technical-document&limit=100")
                .then()
                .statusCode(200)
                .body("items.id", hasItem(id));
    }

    @Test
    @Tag("NT-019")
    void goesToNobodyAnyMoreOnceALaterRevisionDoes() throws Exception {
        var first = freshCustomer();
        var later = freshCustomer();
        var firstMail = customer(kafka, first, "en");
        var laterMail = customer(kafka, later, "en");
        delivered(first, IN_2026);
        var old = drafted(draft("A"), 1, FileFixture.pdf());
        issue(old);
        new Inbox(firstMail).await(1);
        var fresh = drafted(draft("B"), 1, FileFixture.pdf());

        issue(fresh);

        var number =
                author().get("/api/v1/advisory-notices/" + fresh).jsonPath().getString("number");
        author().get("/api/v1/advisory-notices/" + old)
                .then()
                .body("status", equalTo("closed"), "endedBecause", equalTo(number + " (B)"));
        assertThat(new Inbox(firstMail).await(2))
                .anyMatch(mail -> mail.text().contains("revision A"))
                .anyMatch(mail -> mail.text().contains("revision B"));
        delivered(later, IN_2026);
        assertThat(new Inbox(laterMail).await(1).getFirst().text()).contains("revision B");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(receiver(fresh, later)).containsKey("messageId"));
        assertThat(receiver(old, later)).doesNotContainKey("messageId");
        var again = drafted(draft("A"), 2, FileFixture.pdf());
        put(author(), again, "/submission", null).then().statusCode(200);
        put(manager(), again, "/approval", null)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/notice-revision-issued"));
    }

    @Test
    @Tag("NT-019")
    void reachesNobodyAnyMoreWhoseMailOfAnEarlierRevisionStillWaits() throws Exception {
        var silent = freshCustomer();
        delivered(silent, IN_2026);
        var old = drafted(draft("A"), 1, FileFixture.pdf());
        issue(old);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(receiver(old, silent)).containsEntry("messageStatus", "unaddressed"));
        issue(drafted(draft("B"), 1, FileFixture.pdf()));

        var mail = customer(kafka, silent, "en");

        assertThat(new Inbox(mail).await(1).getFirst().text()).contains("revision B");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(receiver(old, silent)).containsEntry("messageStatus", "failed"));
        var waited = (String) receiver(old, silent).get("messageId");
        message(waited).then().body("trouble.code", equalTo("overtaken"), "ledger.step", hasItem("failed"));
        as("audit", "auditor")
                .get("/api/v1/escalations?messageId=" + waited)
                .then()
                .body("items.status", contains("over"), "items.endReason", contains("overtaken"));
        assertThat(new Inbox(mail).count()).isEqualTo(1);
    }

    @Test
    @Tag("NT-019")
    void letsOneRevisionAtATimeGoOutHoweverManyAreApprovedAtOnce() throws Exception {
        delivered(freshCustomer(), IN_2026);
        var all = new ArrayList<String>();
        for (var revision : List.of("A", "B", "C", "C")) {
            all.add(drafted(draft(revision), 1, FileFixture.pdf()));
            put(author(), all.getLast(), "/submission", null).then().statusCode(200);
        }

        var answers = new ArrayList<Integer>();
        try (var threads = Executors.newFixedThreadPool(all.size())) {
            for (var each : threads.invokeAll(all.stream()
                    .map(id -> (Callable<Response>) () -> put(manager(), id, "/approval", null))
                    .toList())) {
                answers.add(each.resultNow().statusCode());
            }
        }

        assertThat(answers).containsExactlyInAnyOrder(200, 200, 200, 409);
        assertThat(answers.subList(0, 2)).containsOnly(200);
        assertThat(all)
                .map(id -> author().get("/api/v1/advisory-notices/" + id)
                        .jsonPath()
                        .getString("status"))
                .containsExactlyInAnyOrder("issued", "closed", "closed", "submitted");
    }

    @Test
    @Tag("NT-019")
    void leavesOutWhoReceivedTheProductBeforeTheGivenDay() throws Exception {
        var longAgo = freshCustomer();
        var lately = freshCustomer();
        delivered(longAgo, IN_2020);
        delivered(lately, IN_2026);
        drafted(draft("A"), 2, FileFixture.pdf());
        var since = draft("A");
        since.put("deliveredSince", "2024-01-01T00:00:00Z");

        var id = drafted(since, 1, FileFixture.pdf());

        assertThat(receivers(id)).singleElement().satisfies(r -> assertThat(r).containsEntry("customerId", lately));
    }

    @Test
    void refusesWhatDoesNotFitItsKind() {
        for (var field : List.of("products", "document")) {
            var draft = draft("A");
            draft.remove(field);
            refused(draft, field, "notice-field-missing");
            var advisory = NoticeFixture.draft("L-1");
            advisory.put(field, draft("A").get(field));
            refused(advisory, field, "notice-field-of-another-kind");
        }
        var withLots = draft("A");
        withLots.put("lots", List.of(Map.of("productId", "P-200", "lot", "x")));
        refused(withLots, "lots", "notice-field-of-another-kind");
        var advisory = NoticeFixture.draft("L-1");
        advisory.remove("lots");
        refused(advisory, "lots", "notice-field-missing");
        var id = NoticeFixture.drafted(draft("A")).getString("id");
        put(author(), id, "", NoticeFixture.draft("L-1"))
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/notice-kind-stays"));
    }

    private static void refused(Map<String, Object> draft, String field, String code) {
        author().header("Idempotency-Key", UUID.randomUUID())
                .body(draft)
                .post("/api/v1/advisory-notices")
                .then()
                .statusCode(400)
                .body("type", equalTo("/problems/" + code), "errors.field", hasItem(field));
    }
}

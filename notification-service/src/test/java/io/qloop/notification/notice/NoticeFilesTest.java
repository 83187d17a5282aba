package io.qloop.notification.notice;

import static io.qloop.notification.notice.NoticeFixture.as;
import static io.qloop.notification.notice.NoticeFixture.attach;
import static io.qloop.notification.notice.NoticeFixture.author;
import static io.qloop.notification.notice.NoticeFixture.customer;
import static io.qloop.notification.notice.NoticeFixture.delivered;
import static io.qloop.notification.notice.NoticeFixture.freshCustomer;
import static io.qloop.notification.notice.NoticeFixture.manager;
import static io.qloop.notification.notice.NoticeFixture.put;
import static io.qloop.notification.notice.NoticeFixture.receiver;
import static io.qloop.notification.notice.NoticeFixture.receivers;
import static io.qloop.notification.testing.Company.message;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import io.qloop.notification.acknowledge.AcknowledgeKey;
import io.qloop.notification.acknowledge.LinkToken;
import io.qloop.notification.message.Messages;
import io.qloop.notification.testing.Inbox;
import io.qloop.notification.testing.MailTest;
import io.qloop.platform.testing.FileFixture;
import io.qloop.platform.testing.KafkaProbe;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The files of a notice, on their way to the customers by a real mail server. */
@MailTest
class NoticeFilesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern LINK = Pattern.compile("http://localhost:8080(/api/v1/mail-files/([\\w-]+))");
    private static final String REPORT = "检验报告（第3版）.pdf";

    /** As a mail holds it, more than the 5 MB that are enclosed. */
    private static final int LARGE = 4_200_000;

    private static final Instant EXPIRED = Instant.parse("2026-10-01T12:00:00Z");

    private static KafkaProbe kafka;

    @Inject
    AcknowledgeKey key;

    @Inject
    Messages messages;

    private final String lot = "L-" + UUID.randomUUID();

    @BeforeAll
    static void openProbe() {
        kafka = new KafkaProbe();
    }

    @AfterAll
    static void closeProbe() {
        kafka.close();
    }

    private static String path(String id) {
        return "/api/v1/advisory-notices/" + id + "/attachments";
    }

    /** A draft that so many customers have to be told of. */
    private String drafted(int customers) {
        var id = NoticeFixture.drafted(NoticeFixture.draft(lot)).getString("id");
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(receivers(id)).hasSize(customers));
        return id;
    }

    private static void issue(String id) {
        put(author(), id, "/submission", null).then().statusCode(200);
        put(manager(), id, "/approval", null).then().statusCode(200);
    }

    private static List<String> links(String text) {
        var all = new ArrayList<String>();
        LINK.matcher(text).results().forEach(link -> all.add(link.group(1)));
        return all;
    }

    private static List<Map<String, Object>> fetched(UUID messageId) {
        return message(messageId.toString()).jsonPath().<Map<String, Object>>getList("ledger").stream()
                .filter(line -> line.get("step").equals("fetched"))
                .toList();
    }

    private static UUID messageOf(String notice, String customerId) {
        return UUID.fromString((String) receiver(notice, customerId).get("messageId"));
    }

    @Test
    @Tag("NT-012")
    void enclosesSmallFilesByteForByte() throws Exception {
        var chinese = freshCustomer();
        var english = freshCustomer();
        var chineseMail = customer(kafka, chinese, "zh");
        var englishMail = customer(kafka, english, "en");
        delivered(kafka, chinese, lot, 3);
        delivered(kafka, english, lot, 3);
        var report = FileFixture.pdf(300_001);
        var words = "标签 0.50 mm\n".getBytes(StandardCharsets.UTF_8);
        var id = drafted(2);
        assertThat(attach(id, REPORT, report)).isEqualTo(201);
        assertThat(attach(id, "labels.txt", words)).isEqualTo(201);

        issue(id);

        for (var address : List.of(chineseMail, englishMail)) {
            var mail = new Inbox(address).await(1).getFirst();
            assertThat(mail.files()).extracting(Inbox.File::name).containsExactly(REPORT, "labels.txt");
            assertThat(mail.files().getFirst().type()).startsWith("application/pdf");
            assertThat(mail.files().getFirst().bytes()).isEqualTo(report);
            assertThat(mail.files().getLast().bytes()).isEqualTo(words);
            assertThat(mail.text()).contains(REPORT + " (293 KB)", "labels.txt (15 B)");
            assertThat(mail.html()).contains(REPORT, "labels.txt");
            assertThat(links(mail.text() + mail.html())).isEmpty();
        }
    }

    @Test
    @Tag("NT-012")
    void leadsToLargeFilesWithoutSignIn() throws Exception {
        var customerId = freshCustomer();
        var address = customer(kafka, customerId, "zh");
        delivered(kafka, customerId, lot, 3);
        var large = FileFixture.pdf(LARGE);
        var small = FileFixture.pdf(500);
        var id = drafted(1);
        assertThat(attach(id, REPORT, large)).isEqualTo(201);
        assertThat(attach(id, "small.pdf", small)).isEqualTo(201);

        issue(id);

        var mail = new Inbox(address).await(1).getFirst();
        assertThat(mail.files()).isEmpty();
        assertThat(mail.text()).contains(REPORT + " (4.0 MB)", "small.pdf (500 B)", "有效期至");
        var links = links(mail.text());
        assertThat(links).hasSize(2).isEqualTo(links(mail.html()));
        var messageId = messageOf(id, customerId);
        given().head(links.getFirst()).then().statusCode(200).header("Content-Length", Integer.toString(LARGE));
        assertThat(fetched(messageId)).isEmpty();
        var answer = given().get(links.getFirst());
        answer.then()
                .statusCode(200)
                .contentType("application/pdf")
                .header("Content-Disposition", containsString("filename*=UTF-8''%E6%A3%80%E9%AA%8C"))
                .header("X-Content-Type-Options", "nosniff");
        assertThat(answer.asByteArray()).isEqualTo(large);
        given().header("If-None-Match", answer.header("ETag"))
                .get(links.getFirst())
                .then()
                .statusCode(304);
        given().get(links.getFirst()).then().statusCode(200);
        assertThat(given().get(links.getLast()).asByteArray()).isEqualTo(small);

        assertThat(fetched(messageId)).extracting(line -> line.get("times")).containsExactly(2, 1);
        // Fetched is not read: a mail server's scanner does so as well.
        assertThat(receiver(id, customerId)).doesNotContainKey("confirmed");
    }

    @Test
    void isWorthNothingForAnotherFileMessageOrDay() throws Exception {
        var one = freshCustomer();
        var other = freshCustomer();
        var oneMail = customer(kafka, one, "en");
        var otherMail = customer(kafka, other, "en");
        delivered(kafka, one, lot, 3);
        delivered(kafka, other, lot, 3);
        var id = drafted(2);
        assertThat(attach(id, "large.pdf", FileFixture.pdf(LARGE))).isEqualTo(201);
        var elsewhere = NoticeFixture.drafted(NoticeFixture.draft(lot)).getString("id");
        assertThat(attach(elsewhere, "secret.pdf", FileFixture.pdf())).isEqualTo(201);
        issue(id);
        var link = links(new Inbox(oneMail).await(1).getFirst().text()).getFirst();
        var otherLink = links(new Inbox(otherMail).await(1).getFirst().text()).getFirst();
        var file = UUID.fromString(author().get(path(id)).jsonPath().getString("[0].id"));
        var notSent = UUID.fromString(author().get(path(elsewhere)).jsonPath().getString("[0].id"));
        var messageId = messageOf(id, one);

        var token = link.substring(link.lastIndexOf('/') + 1);
        var otherToken = otherLink.substring(otherLink.lastIndexOf('/') + 1);
        var tampered = token.substring(0, 30) + (token.charAt(30) == 'A' ? 'B' : 'A') + token.substring(31);
        // The id of one message with the rest of the other's.
        var mixed = otherToken.substring(0, 21) + token.substring(21);
        for (var forged : List.of("x", "A".repeat(75), tampered, mixed, token + "A", messageId + "/" + file)) {
            given().get("/api/v1/mail-files/" + forged).then().statusCode(404);
        }
        given().get("/api/v1/mail-files").then().statusCode(404);
        given().get("/api/v1/mail-files/"
                        + tokenFor(messageId, notSent, Instant.now().plusSeconds(60)))
                .then()
                .statusCode(404);
        given().get("/api/v1/mail-files/"
                        + tokenFor(messageId, file, Instant.now().minusSeconds(60)))
                .then()
                .statusCode(410)
                .body("type", equalTo("/problems/mail-file-expired"));
        given().post("/api/v1/acknowledgements/" + token).then().statusCode(404);

        assertThat(fetched(messageId)).isEmpty();
        given().get(link).then().statusCode(200);
        assertThat(fetched(messageId)).hasSize(1);
        assertThat(fetched(messageOf(id, other))).isEmpty();
    }

    @Test
    void tellsPeopleInTheirLanguageWhatIsTheMatterWithALink() {
        var customerId = freshCustomer();
        delivered(kafka, customerId, lot, 3);
        var id = drafted(1);
        issue(id);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(receiver(id, customerId)).containsKey("messageId"));
        customer(kafka, customerId, "zh");
        var messageId = messageOf(id, customerId);
        await().atMost(PATIENCE)
                .untilAsserted(() -> message(messageId.toString()).then().body("status", equalTo("handed-over")));
        var expired = "/api/v1/mail-files/" + tokenFor(messageId, UUID.randomUUID(), EXPIRED);
        var wrong = "/api/v1/mail-files/" + "A".repeat(75);

        browser()
                .get(expired + "?lang=zh")
                .then()
                .statusCode(410)
                .contentType("text/html")
                .header("Content-Language", "zh")
                .header("Cache-Control", containsString("no-store"))
                .body(containsString("链接已过期"), containsString("2026年10月1日 星期四 20:00"), not(containsString("<form")));
        browser()
                .get(expired)
                .then()
                .statusCode(410)
                .header("Content-Language", "en")
                .body(containsString("The link has expired"), containsString("1 October 2026, 20:00"));
        browser()
                .header("Accept-Language", "zh-CN,zh;q=0.9")
                .get(wrong)
                .then()
                .statusCode(404)
                .contentType("text/html")
                .body(containsString("链接无效"), containsString("?lang=en"));
        browser()
                .get("/api/v1/mail-files/"
                        + tokenFor(messageId, UUID.randomUUID(), Instant.now().plusSeconds(60)))
                .then()
                .statusCode(404)
                .contentType("text/html");
        given().accept("*/*").get(wrong).then().statusCode(404).contentType("application/problem+json");
    }

    /** As browsers ask for what somebody follows a link to. */
    private static RequestSpecification browser() {
        return given().accept("text/html,application/xhtml+xml,application/xml;q=0.9,image/webp,*/*;q=0.8");
    }

    private String tokenFor(UUID messageId, UUID file, Instant expiresAt) {
        return QuarkusTransaction.requiringNew()
                .call(() -> LinkToken.ofFile(messages.get(messageId), file, expiresAt, key.secret())
                        .text());
    }

    @Test
    void keepsWhatWasSubmittedAndApproved() throws Exception {
        var customerId = freshCustomer();
        delivered(kafka, customerId, lot, 3);
        var id = drafted(1);
        assertThat(attach(id, "one.pdf", FileFixture.pdf())).isEqualTo(201);
        assertThat(attach(id, "wrong.pdf", FileFixture.pdf())).isEqualTo(201);
        var files = author().get(path(id)).jsonPath().<String>getList("id");
        var reason = Map.of("reason", "the wrong one");
        as("zhao.production", "function-head", "production")
                .body(reason)
                .put(path(id) + "/" + files.getLast() + "/removal")
                .then()
                .statusCode(403);
        as("acme", "customer").get(path(id)).then().statusCode(403);
        author().body(reason)
                .put(path(id) + "/" + files.getLast() + "/removal")
                .then()
                .statusCode(204);

        put(author(), id, "/submission", null).then().statusCode(200);
        assertThat(attach(id, "late.pdf", FileFixture.pdf())).isEqualTo(409);
        author().body(reason)
                .put(path(id) + "/" + files.getFirst() + "/removal")
                .then()
                .statusCode(409);
        put(manager(), id, "/approval", null).then().statusCode(200);
        assertThat(attach(id, "late.pdf", FileFixture.pdf())).isEqualTo(409);
        author().body(reason)
                .put(path(id) + "/" + files.getFirst() + "/removal")
                .then()
                .statusCode(409);

        manager()
                .get(path(id))
                .then()
                .statusCode(200)
                .body("name", everyItem(is("one.pdf")), "locked", everyItem(is(true)));
    }
}

package io.qloop.notification.report;

import static io.qloop.notification.testing.Company.admin;
import static io.qloop.notification.testing.Company.appoint;
import static io.qloop.notification.testing.Company.message;
import static io.qloop.notification.testing.Company.messages;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.qloop.notification.message.AddressedBy;
import io.qloop.notification.message.Audience;
import io.qloop.notification.message.MailId;
import io.qloop.notification.message.Message;
import io.qloop.notification.message.MessageFixture;
import io.qloop.notification.message.MessageKind;
import io.qloop.notification.message.Messages;
import io.qloop.notification.message.Occasion;
import io.qloop.notification.message.Recipient;
import io.qloop.notification.testing.Company;
import io.qloop.notification.testing.Events;
import io.qloop.notification.testing.Inbox;
import io.qloop.notification.testing.MailTest;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.testing.KafkaProbe;
import io.qloop.platform.testing.Often;
import io.qloop.platform.testing.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Inject;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@MailTest
@Tag("AH-32")
class DeliveryReportsTest {

    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static KafkaProbe kafka;

    private Often often;

    @Inject
    CrashableReportMailboxes mailboxes;

    @Inject
    MailboxReader reader;

    @Inject
    Messages messages;

    @Inject
    EntityManager database;

    @BeforeAll
    static void openProbe() {
        kafka = new KafkaProbe();
    }

    @AfterAll
    static void closeProbe() {
        kafka.close();
    }

    @BeforeEach
    void readOften() {
        often = new Often(reader::read);
    }

    @AfterEach
    void readAsUsual() {
        often.close();
    }

    /** A mail that was handed over. */
    private record Sent(String complaint, UUID id, String mail) {}

    private static Sent sent() {
        var mail = appoint("production", "zh", "赵生产");
        var complaint = Events.actionAssigned(kafka, "production");
        awaitStatus(complaint, "handed-over");
        return new Sent(
                complaint,
                UUID.fromString((String) messages(complaint).getFirst().get("id")),
                mail);
    }

    private static void awaitStatus(String complaint, String status) {
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(messages(complaint))
                .singleElement()
                .satisfies(m -> assertThat(m).containsEntry("status", status)));
    }

    /** Waits for what so many reports about this message led to, in the order in which they were read. */
    private static List<String> outcomes(UUID id, int count) {
        var seen = new ArrayList<String>();
        await().atMost(PATIENCE).untilAsserted(() -> {
            seen.clear();
            seen.addAll(admin().get("/api/v1/delivery-reports?sort=createdAt&messageId=" + id)
                    .jsonPath()
                    .getList("items.outcome"));
            assertThat(seen).hasSize(count);
        });
        return seen;
    }

    private static List<String> steps(UUID id) {
        return message(id.toString()).jsonPath().getList("ledger.step");
    }

    /** Straight into the mailbox, as the mail server puts it there: many in one go. */
    private static void comeBack(String... mails) {
        mailbox("INBOX", folder -> {
            var parsed = new jakarta.mail.Message[mails.length];
            for (var i = 0; i < mails.length; i++) {
                parsed[i] = RawReport.parsed(mails[i]);
            }
            folder.appendMessages(parsed);
            return null;
        });
    }

    @FunctionalInterface
    private interface Question<T> {
        T ask(Folder folder) throws MessagingException;
    }

    private static <T> T mailbox(String name, Question<T> question) {
        var config = ConfigProvider.getConfig();
        try (var store = Session.getInstance(new Properties()).getStore("imap")) {
            store.connect(
                    "localhost",
                    config.getValue("notification.reports.port", Integer.class),
                    config.getValue("notification.reports.user", String.class),
                    "any");
            return question.ask(store.getFolder(name));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    @Tag("IM-038")
    void marksAMessageThatCameBackAndAnnouncesIt() {
        var sent = sent();

        comeBack(RawReport.dsn(sent.id, sent.mail, "failed", "5.1.1"));

        awaitStatus(sent.complaint, "bounced");
        var seen = message(sent.id.toString()).jsonPath();
        assertThat(seen.getString("bounceStatus")).isEqualTo("5.1.1");
        assertThat(seen.getString("bouncedAt")).isNotNull();
        assertThat(seen.getString("trouble.code")).isEqualTo("bounced");
        assertThat(seen.<String>getList("ledger.step")).endsWith("handed-over", "bounced");
        assertThat(seen.<String>getList("ledger.detail").getLast()).startsWith("5.1.1 smtp; 550 5.1.1");
        assertThat(outcomes(sent.id, 1)).containsExactly("bounced");
        var event = kafka.await("qloop.notification", "qloop.notification.message-bounced.v1", sent.complaint);
        assertThat(event.data().get("status").asText()).isEqualTo("5.1.1");
        assertThat(event.data().get("recipientFunction").asText()).isEqualTo("production");
        assertThat(event.data().toString()).doesNotContain("@");
    }

    @Test
    void sendsWhatCameBackAgainToWhoeverIsTheHeadByNow() {
        var sent = sent();
        comeBack(RawReport.dsn(sent.id, sent.mail, "failed", "5.1.1"));
        awaitStatus(sent.complaint, "bounced");
        var successor = appoint("production", "zh", "钱生产");

        admin().body(Map.of("status", "bounced", "recipient", sent.mail, "expected", 1))
                .put("/api/v1/messages/resend")
                .then()
                .statusCode(200)
                .body("resent", equalTo(1));

        assertThat(new Inbox(successor).await(1).getFirst().id()).isEqualTo(new MailId(sent.id, 2).text());
        awaitStatus(sent.complaint, "handed-over");
        assertThat(message(sent.id.toString()).jsonPath().getString("bouncedAt"))
                .isNull();
    }

    @Test
    void takesAReportAboutAnEarlierMailForNothingElse() {
        var sent = sent();
        comeBack(RawReport.dsn(sent.id, sent.mail, "failed", "4.4.7"));
        awaitStatus(sent.complaint, "bounced");
        admin().body(Map.of("recipient", sent.mail, "expected", 1))
                .put("/api/v1/messages/resend")
                .then()
                .statusCode(200);
        awaitStatus(sent.complaint, "handed-over");

        comeBack(RawReport.dsn(sent.id, sent.mail, "failed", "4.4.7"));

        assertThat(outcomes(sent.id, 2)).containsExactly("bounced", "noted");
        assertThat(message(sent.id.toString()).jsonPath().getString("status")).isEqualTo("handed-over");
    }

    @Test
    void countsAMessageThatComesBackTwiceOnce() {
        var sent = sent();

        comeBack(
                RawReport.dsn(sent.id, sent.mail, "failed", "5.1.1"),
                RawReport.dsn(sent.id, sent.mail, "failed", "5.1.1"));

        assertThat(outcomes(sent.id, 2)).containsExactly("bounced", "noted");
        assertThat(steps(sent.id)).containsOnlyOnce("bounced").endsWith("reported");
    }

    @Test
    void notesADelayAndThenTheDelivery() {
        var sent = sent();

        comeBack(RawReport.dsn(sent.id, sent.mail, "delayed", "4.4.1"));
        assertThat(outcomes(sent.id, 1)).containsExactly("delayed");
        var delayed = message(sent.id.toString()).jsonPath();
        comeBack(RawReport.dsn(sent.id, sent.mail, "delivered", "2.1.5"));

        assertThat(outcomes(sent.id, 2)).containsExactly("delayed", "delivered");
        assertThat(delayed.getString("status")).isEqualTo("handed-over");
        assertThat(delayed.getString("delayedAt")).isNotNull();
        assertThat(message(sent.id.toString()).jsonPath().getString("status")).isEqualTo("delivered");
        assertThat(steps(sent.id)).endsWith("delayed", "delivered");
    }

    @Test
    void takesTheArchivesTroubleForNobodyElses() {
        var sent = sent();

        comeBack(RawReport.dsn(sent.id, "archive@qloop.local", "failed", "5.2.2"));

        assertThat(outcomes(sent.id, 1)).containsExactly("noted");
        assertThat(message(sent.id.toString()).jsonPath().getString("status")).isEqualTo("handed-over");
        assertThat(steps(sent.id)).endsWith("reported");
    }

    @Test
    void leavesAnAcknowledgedMessageAsItIs() {
        var sent = sent();
        var text = new Inbox(sent.mail).await(1).getFirst().text();
        var link = text.substring(text.indexOf("/api/v1/acknowledgements/"))
                .lines()
                .findFirst()
                .orElseThrow();
        given().post(link).then().statusCode(200);

        comeBack(RawReport.dsn(sent.id, sent.mail, "failed", "5.1.1"));

        assertThat(outcomes(sent.id, 1)).containsExactly("noted");
        assertThat(message(sent.id.toString()).jsonPath().getString("status")).isEqualTo("acknowledged");
    }

    @Test
    void keepsWhatBelongsToNoMessageWhereItCanBeSeen() {
        var stranger = UUID.randomUUID();
        var subject = "Re: " + UUID.randomUUID();

        comeBack(
                RawReport.dsn(stranger, stranger + "@elsewhere.example", "failed", "5.1.1"),
                RawReport.words("From: zhao@qloop.local\nSubject: " + subject, "Thank you"),
                "From: MAILER-DAEMON@mx.example\nSubject: broken " + subject + "\nContent-Type: multipart/report\n\n",
                "From: MAILER-DAEMON@mx.example\nSubject: garbled " + subject
                        + "\nContent-Transfer-Encoding: base64\n\n!!!!\n");

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(admin().get("/api/v1/delivery-reports?outcome=unmatched")
                                .jsonPath()
                                .<String>getList("items.detail"))
                        .anyMatch(detail -> detail.contains(stranger + "@elsewhere.example: 5.1.1")));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(mailbox("Unmatched", DeliveryReportsTest::subjects))
                .contains("Delivery report", subject, "broken " + subject, "garbled " + subject));
        admin().get("/api/v1/delivery-reports?outcome=no-report").then().statusCode(200);
        given().auth()
                .oauth2(Tokens.of("li.quality").roles("function-head").sign())
                .get("/api/v1/delivery-reports")
                .then()
                .statusCode(403);
    }

    private static boolean nothingWaits() {
        return mailbox("INBOX", Folder::getMessageCount) == 0;
    }

    private static List<String> subjects(Folder folder) throws MessagingException {
        var subjects = new ArrayList<String>();
        if (folder.exists()) {
            folder.open(Folder.READ_ONLY);
            for (var each : folder.getMessages()) {
                subjects.add(each.getSubject());
            }
        }
        return subjects;
    }

    @Test
    void countsAReportOnceWhenItDiedBeforeTheReportWasOutOfTheWay() {
        var sent = sent();
        mailboxes.die(1);

        comeBack(RawReport.dsn(sent.id, sent.mail, "failed", "5.1.1"));

        awaitStatus(sent.complaint, "bounced");
        await().atMost(PATIENCE).until(mailboxes::hasDied);
        await().atMost(PATIENCE).until(DeliveryReportsTest::nothingWaits);
        assertThat(outcomes(sent.id, 1)).containsExactly("bounced");
        assertThat(steps(sent.id)).containsOnlyOnce("bounced");
    }

    @Test
    void takesInAThousandThatCameBack() {
        var recipient = Company.freshAddress("gone");
        var ids = QuarkusTransaction.requiringNew().call(() -> handedOver(recipient, 1000));

        comeBack(ids.stream()
                .map(id -> RawReport.dsn(id, recipient, "failed", "5.1.1"))
                .toArray(String[]::new));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(count(
                        "select count(*) from message where status = 'BOUNCED' and recipient_mail = :mail", recipient))
                .isEqualTo(1000));
        assertThat(count(
                        "select count(*) from ledger_entry where step = 'BOUNCED' and message_id in"
                                + " (select id from message where recipient_mail = :mail)",
                        recipient))
                .isEqualTo(1000);
        admin().get("/api/v1/messages?status=bounced&limit=100&recipient=" + recipient)
                .then()
                .body("items.size()", equalTo(100));
    }

    private List<UUID> handedOver(String recipient, int count) {
        var ids = new ArrayList<UUID>();
        var now = Instant.now();
        for (var i = 0; i < count; i++) {
            var id = Ids.next();
            var message = new Message(
                    id,
                    new Occasion(
                            id.toString(),
                            "/test",
                            MessageKind.ACTION_ASSIGNED,
                            id.toString(),
                            null,
                            id.toString(),
                            null),
                    new Audience.FunctionHead("production", null),
                    MessageFixture.action("消除划伤"),
                    now);
            message.addressTo(new Recipient("赵生产", recipient, Language.ZH, AddressedBy.HEAD), now);
            message.startAttempt(now, now.plusSeconds(30));
            message.handOver(now);
            messages.persist(message);
            ids.add(id);
        }
        return ids;
    }

    private long count(String sql, String mail) {
        return QuarkusTransaction.requiringNew().call(() -> ((Number) database.createNativeQuery(sql)
                        .setParameter("mail", mail)
                        .getSingleResult())
                .longValue());
    }
}

package io.qloop.feedback.mail;

import static io.restassured.RestAssured.given;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.qloop.feedback.FixedClock;
import io.qloop.feedback.customer.CustomerFixture;
import io.qloop.feedback.feedback.FeedbackRequests;
import io.qloop.feedback.mail.CrashableMailboxes.Moment;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.testing.FileFixture;
import io.qloop.platform.testing.KafkaProbe;
import io.qloop.platform.testing.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@MailTest
class MailIntakeTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Charset GBK = Charset.forName("GBK");
    private static final Instant LONG_AGO = Instant.parse("2020-01-02T02:00:00Z");
    private static final String FEEDBACKS = "/api/v1/feedbacks/";
    private static final String MAILS = "/api/v1/received-mails/";
    private static final String PROCEEDINGS = "/api/v1/services/feedback/proceedings/";

    @Inject
    CustomerFixture customers;

    @Inject
    ReceivedMails mails;

    @Inject
    MailboxReader reader;

    @Inject
    CrashableMailboxes mailboxes;

    /** A customer of each test's own. */
    private final String ours = "C-" + UUID.randomUUID().toString().substring(0, 8);

    private final String guMin = "gu.min@" + ours.toLowerCase() + ".example";
    private final String others = ours + "-X";
    private final String stranger = "stranger@" + others.toLowerCase() + ".example";

    @BeforeEach
    void masterData() {
        customers.known(ours, Language.ZH, guMin, "Second.Contact@" + ours + ".example");
        customers.known(others, Language.EN, "anna@" + others.toLowerCase() + ".example");
    }

    @AfterEach
    void behave() {
        mailboxes.comeBack();
    }

    @Test
    @Tag("FB-032")
    void aMailOfAContactBecomesAFeedbackThatIsAnnounced() {
        var mail = RawMail.from(guMin.toUpperCase()).subject("标签与实物不符").text("外箱标签线径 0.50 mm，实物 0.53 mm。");

        CustomersPost.send(mail.bytes());

        var feedback = openedBy(mail);
        as(sales())
                .get(FEEDBACKS + feedback)
                .then()
                .statusCode(200)
                .body("customerId", is(ours))
                .body("channel", is("e-mail"))
                .body("status", is("registered"))
                .body("subject", is("标签与实物不符"))
                .body("content", is("外箱标签线径 0.50 mm，实物 0.53 mm。"))
                .body("class", nullValue())
                .body("registeredBy", is("system:mailbox"));
        try (var kafka = new KafkaProbe()) {
            var heard = kafka.await("qloop.feedback", "qloop.feedback.feedback-registered.v1", feedback.toString());
            assertThat(heard.data().path("channel").asText()).isEqualTo("e-mail");
        }
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(CustomersPost.find("INBOX", mail.id())).isEmpty();
            assertThat(CustomersPost.find("Processed", mail.id())).isPresent();
        });
    }

    @Test
    @Tag("X-007")
    void keepsTheOriginalByteByByteAndItsFiles() {
        var photo = FileFixture.png();
        var mail = RawMail.from(guMin).file("See the photograph.", "label.png", "image/png", photo);

        CustomersPost.put(mail.bytes());

        var feedback = openedBy(mail);
        var files = as(sales()).get(FEEDBACKS + feedback + "/attachments");
        files.then()
                .statusCode(200)
                .body("name", contains("Labels do not match.eml", "label.png"))
                .body("mediaType", contains("message/rfc822", "image/png"));
        assertThat(bytes(feedback, files.path("[0].id"))).isEqualTo(mail.bytes());
        assertThat(bytes(feedback, files.path("[1].id"))).isEqualTo(photo);
        assertThat(await().atMost(PATIENCE)
                        .until(() -> CustomersPost.find("Processed", mail.id()), it -> it.isPresent()))
                .hasValueSatisfying(kept -> assertThat(kept).isEqualTo(mail.bytes()));
        as(customer()).get(FEEDBACKS + feedback + "/attachments").then().body("$", hasSize(2));
    }

    @Test
    @Tag("FB-014")
    void theOriginalIsTheWrittenEvidenceWithoutWhichTheFormIsNotSent() {
        var byMail = RawMail.from(guMin);
        CustomersPost.put(byMail.bytes());
        var withOriginal = openedBy(byMail).toString();
        var typedIn = as(sales())
                .header("Idempotency-Key", UUID.randomUUID())
                .body(Map.of(
                        "customerId", ours,
                        "channel", "e-mail",
                        "subject", "Labels do not match",
                        "content", "The label says 0.50 mm.",
                        "receivedAt", "2026-11-24T01:45:00Z"))
                .post(FEEDBACKS)
                .then()
                .statusCode(201)
                .extract()
                .<String>path("id");
        Stream.of(withOriginal, typedIn).forEach(MailIntakeTest::classify);

        issueForm(typedIn).statusCode(409).body("errors.field", contains("attachments"));
        issueForm(withOriginal).statusCode(200);
    }

    @Test
    void namesWhatIsNoFileOfACaseAndKeepsItInTheOriginal() {
        var program = FileFixture.exe();
        var mail = RawMail.from(guMin).file("Please run it.", "setup.exe", "application/x-msdownload", program);

        CustomersPost.put(mail.bytes());

        var feedback = openedBy(mail);
        as(sales()).get(FEEDBACKS + feedback + "/attachments").then().body("mediaType", contains("message/rfc822"));
        as(customer())
                .get(FEEDBACKS + feedback + "/correspondence")
                .then()
                .statusCode(200)
                .body("items[0].text", is("Please run it."))
                .body("items[0].senderMail", is(guMin))
                .body("items[0].refusedFiles.name", contains("setup.exe"))
                .body("items[0].refusedFiles.rule", contains("attachment-type-refused"));
    }

    @Test
    void keepsOutlooksOwnContainerInTheOriginal() {
        var mail = RawMail.from(guMin)
                .file("见附件。", "winmail.dat", "application/ms-tnef", new byte[] {0x78, (byte) 0x9f, 0x3e, 0x22});

        CustomersPost.put(mail.bytes());

        as(sales())
                .get(FEEDBACKS + openedBy(mail) + "/correspondence")
                .then()
                .body("items[0].refusedFiles.name", contains("winmail.dat"));
    }

    @Test
    void readsChineseHoweverItIsWritten() {
        var words = "镕基：线径偏大，请回复。";
        var html = RawMail.from(guMin)
                .with("Subject", "=?gb2312?B?" + Base64.getEncoder().encodeToString("镕铜线质量问题".getBytes(GBK)) + "?=")
                .text(
                        "html",
                        "<html><head><style>p{}</style></head><body><p>镕基：</p><p>线径偏大<br>请回复。</p></body></html>",
                        GBK,
                        "gb2312");
        var plain = RawMail.from(guMin).text("plain", words, GBK, "\"GB2312\"");

        CustomersPost.put(html.bytes(), plain.bytes());

        as(sales())
                .get(FEEDBACKS + openedBy(html))
                .then()
                .body("subject", is("镕铜线质量问题"))
                .body("content", is("镕基：\n线径偏大\n请回复。"));
        as(sales()).get(FEEDBACKS + openedBy(plain)).then().body("content", is(words));
    }

    @Test
    void anAnswerGoesToItsCaseAndIsAnnounced() {
        var first = RawMail.from(guMin);
        CustomersPost.put(first.bytes());
        var feedback = openedBy(first);
        var number = as(sales()).get(FEEDBACKS + feedback).<String>path("number");
        var byReference = RawMail.from(guMin)
                .with("Subject", "AW: something else")
                .with("References", "<unknown@example> " + first.id())
                .text("A second coil.");
        var byNumber = RawMail.from("second.contact@" + ours + ".example")
                .subject("回复：【" + number + "】标签")
                .text("第三卷也有问题。");

        CustomersPost.put(byReference.bytes(), byNumber.bytes());

        assertThat(awaited(byReference).feedbackId()).contains(feedback);
        assertThat(awaited(byNumber).feedbackId()).contains(feedback);
        as(customer())
                .get(FEEDBACKS + feedback + "/correspondence?sort=createdAt")
                .then()
                .statusCode(200)
                .body(
                        "items.text",
                        contains("The label says 0.50 mm, the wire is 0.53 mm.", "A second coil.", "第三卷也有问题。"));
        as(sales()).get(FEEDBACKS + "?customerId=" + ours).then().body("items", hasSize(1));
        try (var kafka = new KafkaProbe()) {
            var heard = kafka.await(
                    "qloop.feedback",
                    it -> it.type().equals("qloop.feedback.answer-received.v1")
                            && it.key().equals(feedback.toString()),
                    2);
            assertThat(heard)
                    .extracting(it -> it.data().path("number").asText())
                    .containsOnly(number);
            assertThat(heard)
                    .extracting(it -> it.data().path("responsibleFunction").asText())
                    .containsOnly("quality");
        }
    }

    @Test
    @Tag("IM-018")
    void anAnswerToAnInquiryFindsItsCaseWhateverItsSubjectSays() {
        var feedback = registered();
        var inquiry = asked(feedback);
        var answer = RawMail.from(guMin)
                .with("Subject", "AW: lot numbers")
                .with("In-Reply-To", "<" + UUID.randomUUID() + "@qloop>")
                .with("References", "<" + feedback + ".case@qloop> <" + UUID.randomUUID() + "@qloop>")
                .file("Lot L20261101-03.", "label.png", "image/png", FileFixture.png());

        CustomersPost.put(answer.bytes());

        var mail = awaited(answer);
        assertThat(mail.feedbackId()).contains(UUID.fromString(feedback));
        for (var reader : List.of(sales(), customer())) {
            as(reader)
                    .get(FEEDBACKS + feedback + "/inquiries/" + inquiry)
                    .then()
                    .statusCode(200)
                    .body("status", is("answered"))
                    .body("answeredVia", is("mail"))
                    .body("answer", is("Lot L20261101-03."))
                    .body("mailId", is(mail.id().toString()));
        }
        as(customer())
                .get(FEEDBACKS + feedback + "/attachments")
                .then()
                .body("name", contains("AW lot numbers.eml", "label.png"));
        try (var kafka = new KafkaProbe()) {
            var told = kafka.await("qloop.feedback", "qloop.feedback.feedback-information-given.v1", feedback);
            assertThat(told.data().path("via").asText()).isEqualTo("mail");
            assertThat(told.data().path("inquiryId").asText()).isEqualTo(inquiry);
        }
    }

    @Test
    @Tag("IM-018")
    void anAnswerToAMergedFeedbackAnswersWhatWasAskedThere() {
        var merged = registered();
        var goesOn = registered();
        var inquiry = asked(merged);
        as(sales())
                .header("If-Match", "*")
                .body(Map.of("into", goesOn, "reason", "同一事件"))
                .put(FEEDBACKS + merged + "/merger")
                .then()
                .statusCode(200);
        var number = as(sales()).get(FEEDBACKS + merged).<String>path("number");
        var answer = RawMail.from(guMin).subject("回复：【" + number + "】请补充信息").text("批号 L20261101-03");

        CustomersPost.put(answer.bytes());

        assertThat(awaited(answer).feedbackId()).contains(UUID.fromString(goesOn));
        as(sales())
                .get(FEEDBACKS + merged + "/inquiries/" + inquiry)
                .then()
                .body("status", is("answered"))
                .body("answer", is("批号 L20261101-03"));
    }

    @Test
    void aForgedReferenceLetsNobodyIntoACase() {
        var feedback = registered();
        var intruder = RawMail.from("anna@" + others.toLowerCase() + ".example")
                .with("References", "<" + feedback + ".case@qloop>");

        CustomersPost.put(intruder.bytes());

        assertThat(awaited(intruder).reason()).contains(MailReason.CASE_OF_ANOTHER_CUSTOMER);
    }

    @Test
    void doesNotLetAnotherCustomerIntoACase() {
        var first = RawMail.from(guMin);
        CustomersPost.put(first.bytes());
        var feedback = openedBy(first);
        var intruder = RawMail.from("anna@" + others.toLowerCase() + ".example")
                .with("In-Reply-To", first.id())
                .text("What is this about?");

        CustomersPost.put(intruder.bytes());

        var mail = awaited(intruder);
        assertThat(mail.status()).isEqualTo(MailStatus.UNASSIGNED);
        assertThat(mail.reason()).contains(MailReason.CASE_OF_ANOTHER_CUSTOMER);
        as(sales()).get(FEEDBACKS + feedback + "/correspondence").then().body("items", hasSize(1));
        as(Tokens.of("anna").roles("customer").customer(others))
                .get(FEEDBACKS + feedback + "/correspondence")
                .then()
                .statusCode(404)
                .body("type", is("/problems/feedback-not-found"));
    }

    @Test
    void aMailWhoseSenderSeveralCustomersNameWaits() {
        var both = "agent@" + ours.toLowerCase() + ".example";
        customers.known(ours + "-1", Language.EN, both);
        customers.known(ours + "-2", Language.EN, both);
        var mail = RawMail.from(both);

        CustomersPost.put(mail.bytes());

        assertThat(awaited(mail).reason()).contains(MailReason.SENDER_AMBIGUOUS);
    }

    @Test
    @Tag("FB-032")
    void aMailOfAStrangerWaitsUntilSomebodyAssignsIt() {
        var mail = RawMail.from(stranger).file("See the photograph.", "label.png", "image/png", FileFixture.png());
        CustomersPost.put(mail.bytes());
        var id = awaited(mail).id();
        as(sales())
                .get(MAILS + id)
                .then()
                .statusCode(200)
                .header("ETag", is("\"0\""))
                .body("status", is("unassigned"))
                .body("reason", is("sender-unknown"))
                .body("senderMail", is(stranger))
                .body("text", is("See the photograph."));
        var files = as(sales()).get(MAILS + id + "/attachments");
        files.then().body("name", contains("Labels do not match.eml", "label.png"));
        assertThat(as(sales())
                        .get(MAILS + id + "/attachments/" + files.<String>path("[0].id"))
                        .asByteArray())
                .isEqualTo(mail.bytes());

        var assigned = assign(id, "\"0\"", Map.of("customerId", ours));

        assigned.then()
                .statusCode(200)
                .header("ETag", is("\"1\""))
                .body("status", is("opened-feedback"))
                .body("customerId", is(ours))
                .body("decidedBy", is("chen.sales"));
        var feedback = assigned.<String>path("feedbackId");
        as(sales()).get(FEEDBACKS + feedback).then().body("content", is("See the photograph."));
        as(customer())
                .get(FEEDBACKS + feedback + "/attachments")
                .then()
                .body("name", contains("Labels do not match.eml", "label.png"));
        as(sales()).get(MAILS + id + "/attachments").then().body("$", empty());
        assign(id, "\"1\"", Map.of("customerId", ours))
                .then()
                .statusCode(409)
                .body("type", is("/problems/mail-decided"));
    }

    @Test
    void canBeAssignedToACaseThatIsThere() {
        var first = RawMail.from(guMin);
        var colleague = RawMail.from(stranger).text("I am her colleague.");
        CustomersPost.put(first.bytes(), colleague.bytes());
        var feedback = openedBy(first);
        var id = awaited(colleague).id();

        assign(id, "\"0\"", Map.of("customerId", others, "feedbackId", feedback.toString()))
                .then()
                .statusCode(422)
                .body("type", is("/problems/feedback-not-of-customer"))
                .body("errors.field", contains("feedbackId"));
        assign(id, "\"0\"", Map.of("customerId", ours, "feedbackId", feedback.toString()))
                .then()
                .statusCode(200)
                .body("status", is("answered"));

        as(customer()).get(FEEDBACKS + feedback + "/correspondence").then().body("items", hasSize(2));
        as(sales()).get(FEEDBACKS + feedback + "/attachments").then().body("$", hasSize(2));
    }

    @Test
    void isAssignedByWhoMayToWhomErpKnowsAndHasSeenIt() {
        var mail = RawMail.from(stranger);
        CustomersPost.put(mail.bytes());
        var id = awaited(mail).id();
        var toOurs = Map.<String, Object>of("customerId", ours);

        assign(id, null, toOurs).then().statusCode(428).body("type", is("/problems/if-match-missing"));
        assign(id, "\"7\"", toOurs).then().statusCode(412).body("type", is("/problems/version-stale"));
        assign(id, "\"0\"", Map.of("customerId", "C-unknown"))
                .then()
                .statusCode(422)
                .body("type", is("/problems/unknown-customer"));
        for (var who : List.of(
                Tokens.of("zhao").roles("function-head").functions("production"),
                Tokens.of("audit").roles("auditor"),
                customer())) {
            as(who).header("If-Match", "\"0\"")
                    .body(toOurs)
                    .put(MAILS + id + "/assignment")
                    .then()
                    .statusCode(403);
            as(who).header("If-Match", "\"0\"")
                    .body(Map.of("reason", "x"))
                    .put(MAILS + id + "/dismissal")
                    .then()
                    .statusCode(403);
        }
        as(customer()).get(MAILS + id).then().statusCode(403);
        as(customer()).get(MAILS).then().statusCode(403);
        as(customer()).get(MAILS + id + "/attachments").then().statusCode(403);
        as(sales()).get(MAILS + id).then().body("status", is("unassigned"));
        as(sales()).get(MAILS + UUID.randomUUID()).then().statusCode(404).body("type", is("/problems/mail-not-found"));
    }

    @Test
    void isDismissedWithAReasonAndCanStillBeAssigned() {
        var mail = RawMail.from(stranger);
        CustomersPost.put(mail.bytes());
        var id = awaited(mail).id();

        as(sales())
                .header("If-Match", "\"0\"")
                .body(Map.of("reason", "  "))
                .put(MAILS + id + "/dismissal")
                .then()
                .statusCode(400);
        as(sales())
                .header("If-Match", "\"0\"")
                .body(Map.of("reason", "推销邮件"))
                .put(MAILS + id + "/dismissal")
                .then()
                .statusCode(200)
                .body("status", is("dismissed"))
                .body("dismissalReason", is("推销邮件"))
                .body("decidedBy", is("chen.sales"));

        as(Tokens.of("audit").roles("auditor"))
                .get("/api/v1/services/feedback/audit-entries?caseId=" + id)
                .then()
                .statusCode(200)
                .body("items", hasSize(greaterThan(1)));
        assign(id, "\"1\"", Map.of("customerId", ours)).then().statusCode(200).body("dismissalReason", nullValue());
    }

    @Test
    void isListedByWhatBecameOfIt() {
        var mail = RawMail.from(stranger);
        CustomersPost.put(mail.bytes());
        var id = awaited(mail).id().toString();

        as(Tokens.of("audit").roles("auditor"))
                .get(MAILS + "?status=unassigned&limit=100")
                .then()
                .statusCode(200)
                .body("items.status", everyItem(is("unassigned")))
                .body("items.find { it.id == '%s' }.senderMail".formatted(id), is(stranger))
                .body("items.find { it.id == '%s' }.subject".formatted(id), is("Labels do not match"));
    }

    @Test
    void ignoresWhatCameBefore() {
        var mail = RawMail.from(guMin);
        CustomersPost.put(mail.bytes());
        var feedback = openedBy(mail);
        var sameId = RawMail.from(guMin).with("Message-ID", mail.id()).text("Other words");
        var sameContent = RawMail.from(guMin)
                .with("Message-ID", "<" + UUID.randomUUID() + "@another.way>")
                .with("Received", "from somewhere by elsewhere");

        CustomersPost.put(mail.bytes(), sameId.bytes(), sameContent.bytes());

        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(called(mail.id())).hasSize(3));
        assertThat(called(mail.id()))
                .filteredOn(it -> it.status() == MailStatus.IGNORED)
                .hasSize(2)
                .allSatisfy(it -> assertThat(it.reason()).contains(MailReason.DOUBLE));
        assertThat(awaited(sameContent).reason()).contains(MailReason.DOUBLE);
        as(sales()).get(FEEDBACKS + "?customerId=" + ours).then().body("items.id", contains(feedback.toString()));
    }

    @Test
    void hearsACustomerWhoSaysTheSameAgain() {
        var first = RawMail.from(guMin);
        var nextDay = RawMail.from(guMin).with("Date", "Wed, 25 Nov 2026 09:45:00 +0800");
        var withoutDate = RawMail.from(guMin).without("Date");
        var againWithoutDate = RawMail.from(guMin).without("Date");
        var all = List.of(first, nextDay, withoutDate, againWithoutDate);

        CustomersPost.put(all.stream().map(RawMail::bytes).toArray(byte[][]::new));

        assertThat(all.stream().map(this::openedBy).distinct()).hasSize(4);
    }

    @Test
    void notesATooLargeMailAndLeavesItInTheMailbox() {
        var mail = RawMail.from(guMin).file("Large", "large.pdf", "application/pdf", FileFixture.pdf(2_200_000));

        CustomersPost.put(mail.bytes());

        var noted = awaited(mail);
        assertThat(noted.status()).isEqualTo(MailStatus.UNASSIGNED);
        assertThat(noted.reason()).contains(MailReason.TOO_LARGE);
        assertThat(noted.letter().senderMail()).isEqualTo(guMin);
        as(sales())
                .get(MAILS + noted.id())
                .then()
                .body("originalLeftInMailbox", is(true))
                .body("subject", is("Labels do not match"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(CustomersPost.find("Refused", mail.id()))
                .isPresent());
    }

    @Test
    void putsAsideWhatIsNotBuiltAsMailsAre() {
        var mail = RawMail.from(guMin).body("multipart/mixed; boundary=\"one\"", "no part of any kind\n");

        CustomersPost.put(mail.bytes());

        var putAside = awaited(mail);
        assertThat(putAside.status()).isEqualTo(MailStatus.UNASSIGNED);
        assertThat(putAside.reason()).contains(MailReason.UNREADABLE);
        as(sales()).get(MAILS + putAside.id() + "/attachments").then().body("$", hasSize(1));
        assign(putAside.id(), "\"0\"", Map.of("customerId", ours)).then().statusCode(200);
    }

    @Test
    @Tag("AH-81")
    void forgetsAContactThatIsErased() {
        var mail = RawMail.from(guMin).text("Gu Min here, write to " + guMin);
        var strange = RawMail.from(stranger).text("Gu Min of the customer told me.");
        CustomersPost.put(mail.bytes(), strange.bytes());
        openedBy(mail);
        awaited(strange);

        as(Tokens.of("admin").roles("admin"))
                .header("Idempotency-Key", UUID.randomUUID())
                .body(Map.of("customerId", ours, "name", "Gu Min", "mail", guMin, "reason", "letter of 2026-11-20"))
                .post("/api/v1/services/feedback/erasures")
                .then()
                .statusCode(201);

        var erased = awaited(mail).letter();
        assertThat(erased.senderMail()).endsWith("@erased.invalid");
        assertThat(erased.senderName()).startsWith("Person-");
        assertThat(erased.text()).doesNotContain("Gu Min").doesNotContain(guMin);
        assertThat(awaited(strange).letter().text()).doesNotContain("Gu Min");
        // ERP does not bring the person back.
        customers.known(ours, Language.ZH, guMin);
        var later = RawMail.from(guMin);
        CustomersPost.put(later.bytes());
        assertThat(awaited(later).reason()).contains(MailReason.SENDER_UNKNOWN);
    }

    @ParameterizedTest
    @EnumSource(Moment.class)
    @Tag("X-007")
    void isTakenInOnceWheneverTheServiceDies(Moment moment) {
        var mail = RawMail.from(guMin).file("See the photograph.", "label.png", "image/png", FileFixture.png());
        var deaths = mailboxes.deaths();
        mailboxes.dieWhen(moment);

        CustomersPost.put(mail.bytes());

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(mailboxes.deaths()).isEqualTo(deaths + 1);
            assertThat(CustomersPost.find("Processed", mail.id())).isPresent();
        });
        assertThat(called(mail.id())).hasSize(1);
        as(sales()).get(FEEDBACKS + "?customerId=" + ours).then().body("items", hasSize(1));
        as(sales()).get(FEEDBACKS + openedBy(mail) + "/attachments").then().body("$", hasSize(2));
    }

    @Test
    void severalReadersTakeEachMailInOnce() throws Exception {
        var all = IntStream.range(0, 40)
                .mapToObj(i -> RawMail.from(guMin).text("Coil " + i))
                .toList();
        CustomersPost.put(all.stream().map(RawMail::bytes).toArray(byte[][]::new));

        try (var readers = Executors.newFixedThreadPool(3)) {
            Callable<Void> rounds = () -> {
                while (all.stream().anyMatch(mail -> called(mail.id()).isEmpty())) {
                    reader.read();
                }
                return null;
            };
            for (var done : readers.invokeAll(List.of(rounds, rounds, rounds))) {
                done.get();
            }
        }

        as(sales()).get(FEEDBACKS + "?limit=100&customerId=" + ours).then().body("items", hasSize(40));
        assertThat(all).allSatisfy(mail -> assertThat(called(mail.id())).hasSize(1));
    }

    @Test
    void readsOnWhenTheMailServerIsBackAndIsReadyMeanwhile() {
        mailboxes.goAway();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(reader.trouble()).contains("MessagingException"));
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/health/well")
                .then()
                .statusCode(503)
                .body("checks.find { it.name == 'mailbox' }.status", is("DOWN"));
        assertThat(figure("qloop_mailbox_failures_total")).isPositive();
        var mail = RawMail.from(guMin);
        CustomersPost.put(mail.bytes());

        mailboxes.comeBack();

        assertThat(openedBy(mail)).isNotNull();
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(reader.trouble()).isEmpty());
        given().get("/q/health/well").then().body("checks.find { it.name == 'mailbox' }.status", is("UP"));
    }

    @Test
    @Tag("X-007")
    void losesNoneOfTwoHundredMailsOfAllKinds() {
        var first = RawMail.from(guMin);
        CustomersPost.put(first.bytes());
        var number = as(sales()).get(FEEDBACKS + openedBy(first)).<String>path("number");
        var expected = Map.of(
                MailStatus.OPENED_FEEDBACK,
                80L,
                MailStatus.ANSWERED,
                20L,
                MailStatus.UNASSIGNED,
                40L,
                MailStatus.IGNORED,
                60L);
        var all = new ArrayList<RawMail>();
        for (var i = 0; i < 20; i++) {
            all.add(RawMail.from(guMin).text("Coil " + i));
            all.add(RawMail.from(guMin).text("plain", "第 " + i + " 卷", GBK, "gb2312"));
            all.add(RawMail.from(guMin).text("html", "<p>第 " + i + " 卷</p>", GBK, "gbk"));
            all.add(RawMail.from(guMin).file("Photo " + i, "a.png", "image/png", FileFixture.png()));
            all.add(RawMail.from(guMin).with("Subject", "Re: " + number).text("More " + i));
            all.add(RawMail.from(stranger).text("Buy " + i));
            all.add(RawMail.from(guMin)
                    .with("Subject", "Broken " + i)
                    .body("multipart/mixed; boundary=x", "no part " + i));
            all.add(RawMail.from(guMin).with("Auto-Submitted", "auto-replied").text("Away " + i));
            all.add(RawMail.from(guMin).with("Return-Path", "<>").text("Returned " + i));
            all.add(RawMail.from(guMin).with("List-Id", "<news.example>").text("News " + i));
        }

        CustomersPost.put(all.stream().map(RawMail::bytes).toArray(byte[][]::new));

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(all).allSatisfy(mail -> {
            assertThat(called(mail.id())).hasSize(1);
        }));
        assertThat(all.stream().map(this::awaited).collect(groupingBy(ReceivedMail::status, counting())))
                .isEqualTo(expected);
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(
                        CustomersPost.find("INBOX", all.getLast().id()))
                .isEmpty());
    }

    private static void classify(String feedback) {
        enter(feedback, Map.of("fields", Map.of("communication", "已致歉", "emergencyMeasure", "先行补货", "category", "标识")));
        take(feedback, "reported").statusCode(200);
        enter(feedback, Map.of("class", "b", "reason", "标签"));
        take(feedback, "classified").statusCode(200);
        enter(feedback, Map.of("fields", Map.of("copyTo", "quality")));
    }

    private static ValidatableResponse issueForm(String feedback) {
        return take(feedback, "form-issued");
    }

    private static void enter(String feedback, Map<String, Object> entries) {
        as(sales())
                .header("If-Match", "*")
                .body(entries)
                .put(PROCEEDINGS + feedback + "/entries")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse take(String feedback, String stage) {
        return as(sales())
                .header("If-Match", "*")
                .body(Map.of("stage", stage))
                .put(PROCEEDINGS + feedback + "/stage")
                .then();
    }

    /** A feedback of ours that came by telephone. */
    private String registered() {
        return FeedbackRequests.registered(ours);
    }

    /** The id of an inquiry from long ago: the mail server has a clock of its own, and the answer comes later. */
    private static String asked(String feedback) {
        FixedClock.is(LONG_AGO);
        try {
            return as(sales())
                    .header("Idempotency-Key", UUID.randomUUID())
                    .body(Map.of("asked", List.of("goods")))
                    .post(FEEDBACKS + feedback + "/inquiries")
                    .then()
                    .statusCode(201)
                    .extract()
                    .path("id");
        } finally {
            FixedClock.is(FixedClock.NOW);
        }
    }

    private UUID openedBy(RawMail mail) {
        var received = awaited(mail);
        assertThat(received.status()).isEqualTo(MailStatus.OPENED_FEEDBACK);
        return received.feedbackId().orElseThrow();
    }

    private ReceivedMail awaited(RawMail mail) {
        return await().atMost(PATIENCE)
                .until(() -> called(mail.id()), it -> !it.isEmpty())
                .getFirst();
    }

    private List<ReceivedMail> called(String messageId) {
        return QuarkusTransaction.requiringNew().call(() -> mails.list("messageId", messageId));
    }

    private static byte[] bytes(UUID feedback, String file) {
        return as(sales()).get(FEEDBACKS + feedback + "/attachments/" + file).asByteArray();
    }

    private static double figure(String name) {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith(name))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static Response assign(UUID mail, String ifMatch, Map<String, Object> assignment) {
        var request = as(sales()).body(assignment);
        if (ifMatch != null) {
            request.header("If-Match", ifMatch);
        }
        return request.put(MAILS + mail + "/assignment");
    }

    private static Tokens sales() {
        return Tokens.of("chen.sales").roles("staff").functions("sales");
    }

    private Tokens customer() {
        return Tokens.of("gu.min").roles("customer").customer(ours);
    }

    private static RequestSpecification as(Tokens who) {
        return given().auth().oauth2(who.sign()).contentType(ContentType.JSON);
    }
}

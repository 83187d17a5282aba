package io.qloop.feedback.mail;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;

import io.qloop.feedback.customer.CustomerFixture;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.testing.FileFixture;
import io.qloop.platform.testing.Tokens;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Mails that are made to do harm, or that hold what nobody expects: each is kept, and the next one is read. */
@MailTest
class HostileMailTest {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String MEGABYTE = "a".repeat(1_000_000);

    @Inject
    CustomerFixture customers;

    @Inject
    ReceivedMails mails;

    private final String ours = "C-" + UUID.randomUUID().toString().substring(0, 8);
    private final String guMin = "gu.min@" + ours.toLowerCase() + ".example";

    /** By it a mail is found again whose id is no id. */
    private final String mark = UUID.randomUUID().toString();

    @BeforeEach
    void masterData() {
        customers.known(ours, Language.ZH, guMin);
    }

    /**
     * @param becomes what becomes of it
     * @param make    changes an ordinary mail into it
     */
    record Hostile(String what, MailStatus becomes, Making make) {
        @Override
        public String toString() {
            return what;
        }
    }

    @FunctionalInterface
    interface Making {
        RawMail of(RawMail mail) throws IOException;
    }

    static Stream<Hostile> all() {
        return Stream.of(
                new Hostile("10,000 nested multiparts", MailStatus.UNASSIGNED, mail -> mail.nested(10_000)),
                new Hostile("a header of 1 MB", MailStatus.OPENED_FEEDBACK, mail -> mail.with("X-Long", MEGABYTE)),
                new Hostile("a sender of 1 MB", MailStatus.UNASSIGNED, mail -> mail.with("From", MEGABYTE)),
                new Hostile(
                        "a character set that is none",
                        MailStatus.OPENED_FEEDBACK,
                        mail -> mail.text("plain", "标签", StandardCharsets.UTF_8, "x-none")),
                new Hostile(
                        "another character set than it says",
                        MailStatus.OPENED_FEEDBACK,
                        mail -> mail.text("plain", "标签与实物不符", StandardCharsets.UTF_16LE, "gb2312")),
                new Hostile(
                        "an encoding that is none",
                        MailStatus.UNASSIGNED,
                        mail -> mail.with("Content-Transfer-Encoding", "x-none")),
                new Hostile(
                        "a zip bomb",
                        MailStatus.OPENED_FEEDBACK,
                        mail -> mail.file("See.", "report.docx", "application/zip", bomb())),
                new Hostile(
                        "HTML with a script",
                        MailStatus.OPENED_FEEDBACK,
                        mail -> mail.text(
                                "html",
                                "<p onclick='steal()'>Labels</p><script>steal()</script><iframe src='javascript:steal()'>",
                                StandardCharsets.UTF_8,
                                "utf-8")),
                new Hostile(
                        "NUL bytes everywhere", MailStatus.OPENED_FEEDBACK, mail -> mail.with("Message-ID", "<a\0b@x>")
                                .with("References", "<c\0d@x>")
                                .with("X-Nothing", "\0\0")
                                .text("plain", "La\0bels", StandardCharsets.UTF_8, "utf-8")),
                new Hostile(
                        "a sender with NUL bytes",
                        MailStatus.UNASSIGNED,
                        mail -> mail.with("From", "Gu\0 <\0gu\0@\0x.example>")),
                new Hostile("an encrypted mail", MailStatus.OPENED_FEEDBACK, mail -> mail.body(
                                "application/pkcs7-mime; smime-type=enveloped-data; name=smime.p7m", "MIAGCSqG\n")
                        .with("Content-Transfer-Encoding", "base64")),
                new Hostile("Outlook's own container", MailStatus.OPENED_FEEDBACK, mail -> mail.body(
                                "application/ms-tnef; name=winmail.dat", "eJ8+Ig==\n")
                        .with("Content-Transfer-Encoding", "base64")));
    }

    @ParameterizedTest
    @MethodSource("all")
    @Tag("X-007")
    void isKeptByteByByteAndTheNextOneIsRead(Hostile hostile) throws IOException {
        var mail = hostile.make().of(RawMail.from(guMin).with("Subject", mark));
        var next = RawMail.from(guMin).with("Subject", "next of " + mark);

        CustomersPost.put(mail.bytes(), next.bytes());

        assertThat(awaited("next of " + mark).status()).isEqualTo(MailStatus.OPENED_FEEDBACK);
        var received = awaited(mark);
        assertThat(received.status()).isEqualTo(hostile.becomes());
        assertThat(original(received)).isEqualTo(mail.bytes());
    }

    @Test
    void showsOfAScriptNothing() {
        CustomersPost.put(RawMail.from(guMin)
                .with("Subject", mark)
                .text(
                        "html",
                        "<p>Labels<script>steal()</script></p><style>p{}</style>",
                        StandardCharsets.UTF_8,
                        "utf-8")
                .bytes());

        assertThat(awaited(mark).letter().text()).isEqualTo("Labels");
    }

    @Test
    void takesTheFirstOfSeveralSenders() {
        CustomersPost.put(RawMail.from(guMin)
                .with("Subject", mark)
                .with("From", "Gu Min <%s>, Somebody <somebody@else.example>".formatted(guMin))
                .bytes());
        CustomersPost.put(RawMail.from(guMin)
                .with("Subject", "other way round " + mark)
                .with("From", "Somebody <somebody@else.example>, Gu Min <%s>".formatted(guMin))
                .bytes());

        assertThat(awaited(mark).status()).isEqualTo(MailStatus.OPENED_FEEDBACK);
        assertThat(awaited("other way round " + mark).reason()).contains(MailReason.SENDER_UNKNOWN);
    }

    @Test
    void takesNoPathForTheNameOfAFile() {
        CustomersPost.put(RawMail.from(guMin)
                .with("Subject", mark)
                .file("See.", "../../..\\\\windows/label.png", "image/png", FileFixture.png())
                .bytes());

        files(awaited(mark)).then().body("name", contains(mark + ".eml", "label.png"));
    }

    @Test
    void keepsASignedMailWithItsWords() {
        CustomersPost.put(RawMail.from(guMin)
                .with("Subject", mark)
                .body("multipart/signed; protocol=\"application/pkcs7-signature\"; boundary=x", """
                        --x
                        Content-Type: text/plain; charset=utf-8

                        Labels do not match.
                        --x
                        Content-Type: application/pkcs7-signature; name=smime.p7s
                        Content-Transfer-Encoding: base64

                        MIAGCSqGSIb3DQEHAqCAMIAC
                        --x--
                        """)
                .bytes());

        var letter = awaited(mark).letter();
        assertThat(letter.text()).isEqualTo("Labels do not match.");
        assertThat(letter.refusedFiles()).extracting(RefusedFile::name).containsExactly("smime.p7s");
    }

    /** A document by its name and parts, of which one has a hundred megabytes when it is unpacked. */
    private static byte[] bomb() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("[Content_Types].xml"));
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            var nothing = new byte[1_000_000];
            for (var i = 0; i < 100; i++) {
                zip.write(nothing);
            }
        }
        return bytes.toByteArray();
    }

    private ReceivedMail awaited(String subject) {
        return await().atMost(PATIENCE)
                .until(() -> called(subject), it -> !it.isEmpty())
                .getFirst();
    }

    private List<ReceivedMail> called(String subject) {
        return QuarkusTransaction.requiringNew().call(() -> mails.list("letter.subject", subject));
    }

    private static byte[] original(ReceivedMail mail) {
        var first = files(mail).<String>path("[0].id");
        return as().get(filesOf(mail) + "/" + first).asByteArray();
    }

    private static Response files(ReceivedMail mail) {
        return as().get(filesOf(mail));
    }

    private static String filesOf(ReceivedMail mail) {
        return mail.feedbackId()
                .map(feedback -> "/api/v1/feedbacks/" + feedback + "/attachments")
                .orElse("/api/v1/received-mails/" + mail.id() + "/attachments");
    }

    private static RequestSpecification as() {
        return given().auth()
                .oauth2(Tokens.of("chen.sales")
                        .roles("staff")
                        .functions("sales")
                        .sign());
    }
}

package io.qloop.feedback.mail.mime;

import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.feedback.mail.RawMail;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails in the forms in which they come. */
class MailFormsTest {

    private static final String BOUNDED = "; boundary=\"frontier\"";
    private static final Instant NOW = Instant.parse("2026-11-24T02:00:00Z");
    private static final Instant LATER = NOW.plusSeconds(60);

    @TempDir
    Path directory;

    @Test
    void prefersThePlainTextOfSeveralShapes() throws Exception {
        var body = read(RawMail.from("a@b.example")
                .body(
                        "multipart/alternative" + BOUNDED,
                        part("text/plain", "plain") + part("text/html", "<b>html</b>") + "--frontier--\n"));

        assertThat(body.text()).isEqualTo("plain");
        assertThat(body.files()).isEmpty();
    }

    @Test
    void takesTheHtmlWhereThePlainTextIsEmpty() throws Exception {
        var body = read(RawMail.from("a@b.example")
                .body(
                        "multipart/alternative" + BOUNDED,
                        part("text/plain", " ") + part("text/html", "<b>html</b>") + "--frontier--\n"));

        assertThat(body.text()).isEqualTo("html");
    }

    @Test
    void putsTextsOneAfterTheOtherAndFilesAside() throws Exception {
        var body = read(RawMail.from("a@b.example")
                .body(
                        "multipart/mixed" + BOUNDED,
                        part("text/plain", "first")
                                + part("image/png; name=\"=?UTF-8?B?5qCH562+LnBuZw==?=\"", "x")
                                + part("text/plain; name=log.txt", "a log")
                                + part(
                                        "text/plain\nContent-Disposition: attachment; filename*=UTF-8''%E6%A0%87.txt",
                                        "y")
                                + part("text/plain", "second")
                                + "--frontier--\n"));

        assertThat(body.text()).isEqualTo("first\n\nsecond");
        assertThat(body.files()).extracting(MailFile::name).containsExactly("标签.png", "log.txt", "标.txt");
    }

    @Test
    void keepsAMailWithinTheMailAsAFile() throws Exception {
        var inner = "Subject: inner\nContent-Type: text/plain\n\nwords of the inner one";

        var body = read(RawMail.from("a@b.example")
                .body(
                        "multipart/mixed" + BOUNDED,
                        part("text/plain", "see below") + part("message/rfc822", inner) + "--frontier--\n"));

        assertThat(body.text()).isEqualTo("see below");
        assertThat(body.files()).singleElement().satisfies(file -> {
            assertThat(file.isMail()).isTrue();
            try (var in = file.open()) {
                assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                        .contains("words of the inner one");
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"GBK", "UTF-8"})
    void readsASubjectThatNobodyEncoded(String charset) throws Exception {
        var raw = RawMail.from("a@b.example")
                .with("Subject", new String("镕铜线质量".getBytes(charset), StandardCharsets.ISO_8859_1));
        try (var mail = open(raw)) {
            assertThat(mail.head().subject()).isEqualTo("镕铜线质量");
        }
    }

    @Test
    void readsQuotedPrintableGb2312() throws Exception {
        var body = read(RawMail.from("a@b.example")
                .body("text/plain; charset=GB2312", "=CF=DF=BE=B6=C6=AB=\n=B4=F3")
                .with("Content-Transfer-Encoding", "quoted-printable"));

        assertThat(body.text()).isEqualTo("线径偏大");
    }

    @Test
    void tellsAFileThatIsNotWhole() throws Exception {
        var body = read(RawMail.from("a@b.example")
                .body(
                        "multipart/mixed" + BOUNDED,
                        part("image/png; name=a.png\nContent-Transfer-Encoding: base64", "iVBORw0KG!?#x")
                                + "--frontier--\n"));

        assertThat(body.files()).singleElement().satisfies(file -> assertThat(file.isWhole())
                .isFalse());
    }

    @ParameterizedTest
    @ValueSource(strings = {"multipart/mixed; boundary=\"frontier\"", "multipart/alternative; boundary=x"})
    void tellsWhatIsNotBuiltAsMailsAre(String contentType) throws Exception {
        try (var mail = open(RawMail.from("a@b.example").body(contentType, "no part of any kind"))) {
            assertThat(mail.body()).isInstanceOf(Body.Broken.class);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 10_000})
    void refusesAMailWhosePartsHaveNoEnd(int depth) throws Exception {
        var raw = RawMail.from("a@b.example").nested(depth);

        try (var mail = open(raw)) {
            assertThat(mail.body()).isInstanceOf(Body.Broken.class);
            assertThat(mail.head().subject()).isEqualTo("Labels do not match");
        }
    }

    @Test
    void refusesAMailOfThousandsOfParts() throws Exception {
        try (var mail = open(RawMail.from("a@b.example")
                .body("multipart/mixed" + BOUNDED, part("text/plain", "x").repeat(10_000) + "--frontier--\n"))) {
            assertThat(mail.body()).isInstanceOf(Body.Broken.class);
        }
    }

    /** Each of them would keep a reader busy for hours who looks for an address or an id in all of it. */
    @ParameterizedTest
    @ValueSource(strings = {"From", "Subject", "Message-ID", "References", "Content-Type", "X-Anything"})
    void readsAHeaderOfAMillionCharacters(String header) throws Exception {
        for (var endless : new String[] {"a", "<", "=?", "a ", "\"", "("}) {
            var raw = RawMail.from("a@b.example").with(header, endless.repeat(1_000_000 / endless.length()));
            try (var mail = open(raw)) {
                assertThat(mail.head().messageId()).isNotNull();
                assertThat(mail.head().references()).isEmpty();
                assertThat(mail.head().sender().isPresent()).isEqualTo(!header.equals("From"));
                assertThat(mail.head().subject()).hasSizeLessThan(100_000);
                assertThat(mail.body()).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x-nobody-knows", "../../etc/passwd", "\"\"", "utf-8, gbk", "us-ascii", "\u0000"})
    void readsACharacterSetThatIsNone(String charset) throws Exception {
        var body = read(RawMail.from("a@b.example").text("plain", "标签与实物不符", StandardCharsets.UTF_8, charset));

        assertThat(body.text()).isEqualTo("标签与实物不符");
    }

    @Test
    void keepsNoCharacterThatCannotBeKept() throws Exception {
        var raw = RawMail.from("a@b.example")
                .with("From", "Gu\0 Min <gu\0min@acme.example>")
                .with("Subject", "La\0bels")
                .with("Message-ID", "<1\0@x>")
                .body(
                        "multipart/mixed" + BOUNDED,
                        part("text/plain", "a\0b") + part("image/png; name=\"a\0.png\"", "x"));

        var body = read(raw);

        assertThat(body.text()).isEqualTo("ab");
        assertThat(body.files()).extracting(MailFile::name).noneMatch(name -> name.contains("\0"));
        try (var mail = open(raw)) {
            assertThat(mail.head()
                            .sender()
                            .map(sender -> sender.mail() + sender.name())
                            .orElse(""))
                    .doesNotContain("\0");
            assertThat(mail.head().subject()).isEqualTo("La bels");
            assertThat(mail.head().messageId()).isEmpty();
        }
    }

    /** From each of the characters anew, it would take hours. */
    @Test
    void looksForAnAddressInAnEndlessWordOnce() {
        assertThat(Sender.of("\"" + "a".repeat(1_000_000))).isEmpty();
        assertThat(Sender.of("\" " + "a".repeat(1_000_000) + " gu@acme.example"))
                .hasValueSatisfying(sender -> assertThat(sender.mail()).isEqualTo("gu@acme.example"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    Gu Min <Gu.Min@Acme.Example> | gu.min@acme.example | Gu Min
                    gu.min@acme.example | gu.min@acme.example | ''
                    =?gb2312?B?ucvD9A==?= <gu@acme.example> | gu@acme.example | 顾敏
                    "Gu, Min" <gu@acme.example>, li@acme.example | gu@acme.example | Gu, Min
                    [Gu] Min: <gu@acme.example> trailing | gu@acme.example | ''
                    """)
    void readsWhoItIsFrom(String from, String mail, String name) {
        assertThat(Sender.of(Words.decoded(from))).hasValueSatisfying(sender -> {
            assertThat(sender.mail()).isEqualTo(mail);
            assertThat(sender.name()).isEqualTo(name);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nobody", "undisclosed-recipients:;", "@"})
    void isFromNobodyWhereNobodyIsNamed(String from) {
        assertThat(Sender.of(from)).isEmpty();
    }

    @Test
    void namesTheNearestReferenceFirst() throws Exception {
        try (var mail = open(RawMail.from("a@b.example")
                .with("In-Reply-To", "<3@x>")
                .with("References", "<1@x> <2@x>\r\n <3@x> broken"))) {
            assertThat(mail.head().references()).isEqualTo(List.of("<3@x>", "<2@x>", "<1@x>"));
        }
    }

    @Test
    void knowsTheSameContentThatCameAnotherWay() throws Exception {
        var one = RawMail.from("a@b.example").with("Message-ID", "<1@x>");
        var other = RawMail.from("a@b.example").with("Message-ID", "<2@x>").with("Received", "by elsewhere");
        var later = RawMail.from("a@b.example").with("Date", "Wed, 25 Nov 2026 09:45:00 +0800");
        try (var first = open(one);
                var second = open(other);
                var third = open(later)) {
            assertThat(second.contentHash(NOW))
                    .isEqualTo(first.contentHash(LATER))
                    .isNotEqualTo(third.contentHash(NOW));
        }
    }

    @Test
    void takesTheSameWordsWithoutADateForTheSameOnlyWhereNothingElseTellsThemApart() throws Exception {
        var one = RawMail.from("a@b.example").without("Date").with("Message-ID", "<1@x>");
        var other = RawMail.from("a@b.example").with("Date", " ").with("Message-ID", "<2@x>");
        try (var first = open(one);
                var again = open(one);
                var second = open(other)) {
            assertThat(first.contentHash(NOW))
                    .isEqualTo(again.contentHash(NOW))
                    .isNotEqualTo(again.contentHash(LATER))
                    .isNotEqualTo(second.contentHash(NOW));
        }
    }

    private static String part(String contentType, String words) {
        return "--frontier\nContent-Type: " + contentType + "\n\n" + words + "\n";
    }

    private Body.Readable read(RawMail raw) throws Exception {
        // The file has to be open as long as its parts are read.
        return (Body.Readable) open(raw).body();
    }

    private Mail open(RawMail raw) throws Exception {
        return Mail.open(Files.write(Files.createTempFile(directory, "mail", ".eml"), raw.bytes()));
    }
}

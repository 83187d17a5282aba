package io.qloop.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.notification.message.MessageFixture;
import io.qloop.notification.message.MessageStatus;
import io.qloop.notification.message.Trouble;
import io.qloop.notification.testing.SelfSigned;
import io.qloop.platform.mailbox.MailLogin;
import io.qloop.platform.mailbox.MailOAuth;
import io.quarkus.runtime.configuration.MemorySize;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class ConversationTest {

    /** Nobody issues tokens here. */
    private static final MailLogin LOGIN =
            MailLogin.of(Optional.empty(), Optional.empty(), null, Duration.ofSeconds(30));

    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
    private final ScriptedServer server = new ScriptedServer();
    private final Attempt attempt = new Attempt(
            MessageFixture.in(MessageStatus.SENDING),
            1,
            System.nanoTime() + Duration.ofMinutes(5).toNanos());

    /** The settings that matter here. */
    private record Settings(int port, StartTls startTls, Duration timeout, Optional<String> returnPath)
            implements MailSettings {
        @Override
        public String host() {
            return "localhost";
        }

        @Override
        public Optional<String> user() {
            return Optional.empty();
        }

        @Override
        public Optional<String> password() {
            return Optional.empty();
        }

        @Override
        public Optional<MailOAuth> oauth() {
            return Optional.empty();
        }

        @Override
        public String ownHost() {
            return "localhost";
        }

        @Override
        public String from() {
            return "qloop@qloop.local";
        }

        @Override
        public String fromName() {
            return "QLoop";
        }

        @Override
        public Optional<String> replyTo() {
            return Optional.empty();
        }

        @Override
        public MemorySize encloseUpTo() {
            return new MemorySize(BigInteger.ZERO);
        }

        @Override
        public Optional<Integer> perMinute() {
            return Optional.empty();
        }
    }

    @AfterEach
    void close() throws IOException {
        server.close();
        watch.shutdownNow();
    }

    private Settings settings() {
        return new Settings(server.port(), MailSettings.StartTls.OPTIONAL, Duration.ofSeconds(30), Optional.empty());
    }

    private Outcome hand(MailSettings settings) throws MessagingException {
        try (var conversation = new Conversation(settings, LOGIN, watch)) {
            var mail = new MimeMessage(conversation.session());
            mail.setFrom(new InternetAddress("qloop@qloop.local"));
            mail.setRecipient(RecipientType.TO, new InternetAddress("zhao@qloop.local"));
            mail.setSubject("Test");
            mail.setText("Test");
            mail.saveChanges();
            return conversation.hand(
                    mail,
                    new InternetAddress("zhao@qloop.local"),
                    Optional.of(new InternetAddress("archive@qloop.local")),
                    attempt);
        }
    }

    private static Trouble troubleOf(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Postponed(Trouble trouble, String _) -> trouble;
            case Outcome.Refused(Trouble trouble, String _) -> trouble;
            case Outcome.ServerAway(Trouble trouble, String _) -> trouble;
            case Outcome.Accepted _, Outcome.InDoubt _ -> throw new AssertionError(outcome);
        };
    }

    @Test
    void handsAMailToRecipientAndArchive() throws Exception {
        assertThat(hand(settings())).isEqualTo(new Outcome.Accepted());

        assertThat(server.heard())
                .contains(
                        "MAIL FROM:<qloop@qloop.local>", "RCPT TO:<zhao@qloop.local>", "RCPT TO:<archive@qloop.local>");
    }

    @Test
    void asksForReportsWhereTheyAreOffered() throws Exception {
        server.answers("EHLO", "250-mail.example\r\n250 DSN");

        hand(settings());

        assertThat(server.heard())
                .contains(
                        "MAIL FROM:<qloop@qloop.local> RET=HDRS",
                        "RCPT TO:<zhao@qloop.local> NOTIFY=SUCCESS,FAILURE,DELAY");
    }

    @Test
    void letsMailsComeBackToAnAddressOfTheirOwnWhereItIsToldTo() throws Exception {
        var settings = new Settings(
                server.port(),
                MailSettings.StartTls.OPTIONAL,
                Duration.ofSeconds(30),
                Optional.of("qloop+{id}@qloop.local"));

        hand(settings);

        assertThat(server.heard()).contains("MAIL FROM:<qloop+" + attempt.id() + "@qloop.local>");
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 450 4.2.0 Greylisted, ASKED_TO_WAIT",
        "RCPT, 451 4.7.1 Greylisting in action, ASKED_TO_WAIT",
        "., 451 4.7.1 Try again later, ASKED_TO_WAIT",
        "RCPT, 452 4.2.2 Mailbox full, POSTPONED",
        "., 452 4.3.1 Disk full, POSTPONED",
        "DATA, 421 4.3.2 Going down, POSTPONED",
        "MAIL, 421 4.3.2 Going down, POSTPONED"
    })
    void postponesWhatTheServerDoesNotTakeNow(String command, String answer, Trouble trouble) throws Exception {
        server.answers(command, answer);

        var outcome = hand(settings());

        assertThat(outcome).isInstanceOf(Outcome.Postponed.class);
        assertThat(troubleOf(outcome)).isEqualTo(trouble);
    }

    @ParameterizedTest
    @CsvSource({
        "RCPT, 550 5.1.1 No such user, RECIPIENT_REFUSED",
        "RCPT, 552 5.2.2 Mailbox full, RECIPIENT_REFUSED",
        "., 554 5.7.1 Spam, CONTENT_REFUSED",
        "., 552 5.2.2 Mailbox full, CONTENT_REFUSED",
        "., 552 5.3.4 Message too big for system, TOO_LARGE",
        "., 552 Message size exceeds fixed limit, TOO_LARGE",
        "DATA, 552 5.3.4 Message too big for system, TOO_LARGE",
        "MAIL, 552 5.3.4 Message size exceeds fixed limit, TOO_LARGE"
    })
    void failsWhatTheServerNeverTakes(String command, String answer, Trouble trouble) throws Exception {
        server.answers(command, answer);

        var outcome = hand(settings());

        assertThat(outcome).isInstanceOf(Outcome.Refused.class);
        assertThat(troubleOf(outcome)).isEqualTo(trouble);
    }

    @ParameterizedTest
    @ValueSource(strings = {"554 5.3.2 Not today", ScriptedServer.HANGS_UP})
    void takesAServerThatDoesNotGreetForAway(String greeting) throws Exception {
        server.answers("", greeting);

        assertThat(troubleOf(hand(settings()))).isEqualTo(Trouble.SERVER_AWAY);
    }

    @Test
    void takesAServerThatIsNotThereForAway() throws Exception {
        var settings = settings();
        server.close();

        assertThat(troubleOf(hand(settings))).isEqualTo(Trouble.SERVER_AWAY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"MAIL", "RCPT", "DATA"})
    void knowsThatNothingWentOutWhereTheServerHangsUpBeforeTheContent(String command) throws Exception {
        server.answers(command, ScriptedServer.HANGS_UP);

        assertThat(hand(settings())).isInstanceOf(Outcome.Postponed.class);
    }

    @Test
    void isInDoubtWhereTheServerHangsUpInsteadOfTakingTheMail() throws Exception {
        server.answers(".", ScriptedServer.HANGS_UP);

        assertThat(hand(settings())).isInstanceOf(Outcome.InDoubt.class);
    }

    @ParameterizedTest
    @CsvSource({"RCPT, false", "., true"})
    void waitsForASlowServerOnlySoLong(String command, boolean inDoubt) throws Exception {
        server.answers(command, ScriptedServer.IS_SILENT);

        var outcome = hand(
                new Settings(server.port(), MailSettings.StartTls.OPTIONAL, Duration.ofMillis(300), Optional.empty()));

        assertThat(outcome).isInstanceOf(inDoubt ? Outcome.InDoubt.class : Outcome.Postponed.class);
    }

    @ParameterizedTest
    @EnumSource(value = MailSettings.StartTls.class, mode = Mode.EXCLUDE, names = "OFF")
    void saysNothingToAServerWhoseCertificateNobodyTrusts(MailSettings.StartTls startTls, @TempDir Path directory)
            throws Exception {
        server.encryptsWith(SelfSigned.context(directory));

        var outcome = hand(new Settings(server.port(), startTls, Duration.ofSeconds(30), Optional.empty()));

        assertThat(outcome).isInstanceOf(Outcome.ServerAway.class);
        assertThat(troubleOf(outcome)).isEqualTo(Trouble.CERTIFICATE_REFUSED);
        assertThat(server.heard()).noneMatch(line -> line.startsWith("MAIL"));
    }

    @Test
    void saysNothingToAServerThatDoesNotEncryptWhereItMust() throws Exception {
        var outcome = hand(
                new Settings(server.port(), MailSettings.StartTls.REQUIRED, Duration.ofSeconds(30), Optional.empty()));

        assertThat(troubleOf(outcome)).isEqualTo(Trouble.SERVER_AWAY);
        assertThat(server.heard()).noneMatch(line -> line.startsWith("MAIL"));
    }
}

package io.qloop.notification.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.notification.message.MailId;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportReaderTest {

    private static final UUID ID = UUID.fromString("01a1f81d-c518-7619-b372-6416701b519d");

    private static Report read(String mail) throws MessagingException, IOException {
        return ReportReader.read(RawReport.parsed(mail));
    }

    @ParameterizedTest
    @CsvSource({
        "failed, 5.1.1, FAILED",
        "Failed, 4.4.7, FAILED",
        "delayed, 4.4.1, DELAYED",
        "delivered, 2.1.5, DELIVERED",
        "relayed, 2.1.9, PASSED_ON",
        "expanded, 2.1.5, PASSED_ON",
        "failed (no such user), 5.1.1, FAILED"
    })
    void understandsTheStandard(String action, String status, Fate fate) throws Exception {
        var report = read(RawReport.dsn(ID, "zhao@qloop.local", action, status));

        assertThat(report.mail()).contains(new MailId(ID, 1));
        assertThat(report.lines()).singleElement().satisfies(line -> {
            assertThat(line.recipient()).contains("zhao@qloop.local");
            assertThat(line.fate()).isEqualTo(fate);
            assertThat(line.status()).isEqualTo(status);
            assertThat(line.detail()).startsWith("smtp; 550").endsWith("Recipient address rejected");
        });
    }

    @Test
    void takesTheAddressThatWeWroteTo() throws Exception {
        var report = read(RawReport.dsn(ID, "archive@elsewhere.example", "failed", "5.1.1")
                .replace("Action:", "Original-Recipient: rfc822;<zhao@qloop.local>\nAction:"));

        assertThat(report.lines().getFirst().recipient()).contains("zhao@qloop.local");
    }

    @Test
    void tellsTheRecipientsApart() throws Exception {
        var report = read(RawReport.dsn(ID, "zhao@qloop.local", "delivered", "2.0.0")
                .replace(
                        "--frontier\nContent-Type: text/rfc822-headers",
                        "Final-Recipient: rfc822; archive@qloop.local\nAction: failed\nStatus: 5.2.2\n\n"
                                + "--frontier\nContent-Type: text/rfc822-headers"));

        assertThat(report.lines()).extracting(Report.Line::fate).containsExactly(Fate.DELIVERED, Fate.FAILED);
    }

    @Test
    void findsTheMessageByTheReturnPath() throws Exception {
        var report = read(RawReport.dsn(UUID.randomUUID(), "zhao@qloop.local", "failed", "5.1.1")
                .replaceFirst("Message-ID: .*", "X-Nothing: here")
                .replace("To: qloop@qloop.local", "To: qloop+" + ID + "@qloop.local"));

        assertThat(report.mail()).contains(new MailId(ID, 1));
    }

    @Test
    void knowsWhichOfItsMailsItIs() throws Exception {
        var named =
                read(RawReport.dsn(ID, "zhao@qloop.local", "failed", "5.1.1").replace(ID + "@qloop", ID + ".2@qloop"));
        var returned = read(RawReport.dsn(UUID.randomUUID(), "zhao@qloop.local", "failed", "5.1.1")
                .replaceFirst("Message-ID: .*", "X-Nothing: here")
                .replace("To: qloop@qloop.local", "To: qloop+" + new MailId(ID, 3).localPart() + "@qloop.local"));

        assertThat(named.mail()).contains(new MailId(ID, 2));
        assertThat(returned.mail()).contains(new MailId(ID, 3));
    }

    @Test
    void understandsQmail() throws Exception {
        var report = read(RawReport.words(
                "Return-Path: <>\nFrom: MAILER-DAEMON@mx.example\nSubject: failure notice", """
                Hi. This is the qmail-send program at mx.example.
                I'm afraid I wasn't able to deliver your message to the following addresses.
                This is a permanent error; I've given up. Sorry it didn't work out.

                <zhao@qloop.local>:
                192.0.2.17 does not like recipient.
                Remote host said: 550 5.1.1 <zhao@qloop.local>: User unknown
                Giving up on 192.0.2.17.

                --- Below this line is a copy of the message.

                Message-ID: <%s@qloop>
                """.formatted(ID)));

        assertThat(report.mail()).contains(new MailId(ID, 1));
        assertThat(report.lines()).singleElement().satisfies(line -> {
            assertThat(line.fate()).isEqualTo(Fate.FAILED);
            assertThat(line.status()).isEqualTo("5.1.1");
            assertThat(line.recipient()).isEmpty();
        });
    }

    @Test
    void understandsEximByTheHeaderThatItWrites() throws Exception {
        var report = read(RawReport.words(
                "From: Somebody <it@customer.example>\nX-Failed-Recipients: zhao@qloop.local\nSubject: Mail",
                "SMTP error from remote mail server after RCPT TO: 552 mailbox is full\nMessage-Id: <" + ID
                        + "@qloop>"));

        assertThat(report.mail()).contains(new MailId(ID, 1));
        assertThat(report.lines().getFirst().recipient()).contains("zhao@qloop.local");
        assertThat(report.lines().getFirst().status()).isEqualTo("5.0.0");
    }

    @Test
    void tellsTheRecipientsOfEximApart() throws Exception {
        var report = read(RawReport.words(
                "From: Somebody <it@customer.example>\nX-Failed-Recipients: archive@qloop.local,\n zhao@qloop.local"
                        + "\nSubject: Mail",
                "<" + ID + "@qloop>"));

        assertThat(report.lines())
                .extracting(line -> line.recipient().orElseThrow())
                .containsExactly("archive@qloop.local", "zhao@qloop.local");
    }

    @Test
    void understandsAMailServerThatWritesChinese() throws Exception {
        var report = read(RawReport.words(
                "From: postmaster@qiye.example\nSubject: =?UTF-8?B?57O757uf6YCA5L+h?=", // 系统退信
                "您的邮件无法投递：收件人不存在\n" + "<" + ID + "@qloop>"));

        assertThat(report.mail()).contains(new MailId(ID, 1));
        assertThat(report.lines().getFirst().fate()).isEqualTo(Fate.FAILED);
    }

    @Test
    void knowsADelayByItsWords() throws Exception {
        var report = read(RawReport.words(
                "From: MAILER-DAEMON@mx.example\nSubject: Warning: could not send message for past 4 hours",
                "THIS IS A WARNING MESSAGE ONLY. 451 4.4.1 timeout\n<" + ID + "@qloop>"));

        assertThat(report.lines().getFirst().fate()).isEqualTo(Fate.DELAYED);
        assertThat(report.lines().getFirst().status()).isEqualTo("4.4.1");
    }

    @Test
    void takesNoAddressOfAMachineForAStatus() throws Exception {
        var report = read(RawReport.words(
                "From: MAILER-DAEMON@mx.example\nSubject: Returned mail",
                "connect to 5.6.7.8 refused us\n<" + ID + "@qloop>"));

        assertThat(report.lines().getFirst().status()).isEqualTo("5.0.0");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "From: zhao@qloop.local\nSubject: Re: Corrective action CA-2026-000015",
                "From: zhao@qloop.local\nReturn-Path: <>\nAuto-Submitted: auto-replied\nSubject: Out of office",
                "From: shop@example.com\nSubject: Undeliverable parcels, cheap"
            })
    void takesNobodysWordsForAReport(String headers) throws Exception {
        assertThat(read(RawReport.words(headers, "I am away. <" + ID + "@qloop>"))
                        .isReport())
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Content-Type: multipart/mixed; boundary=x\n\n--x\n"})
    void isNotTroubledByWhatIsBroken(String mail) throws Exception {
        assertThat(read(mail).mail()).isEmpty();
    }
}

package io.qloop.local.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.qloop.local.Ports;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailServerTest {

    private static final String ARCHIVE = "archive@qloop.local";
    private static final String ZHAO = "zhao.production@qloop.local";

    @TempDir
    Path directory;

    private int smtp;
    private int imap;

    @BeforeEach
    void choosePorts() {
        var ports = Ports.free();
        smtp = ports.of("smtp");
        imap = ports.of("imap");
    }

    @Test
    void opensAnEmptyMailboxToWhoeverNamesIt() throws Exception {
        try (var server = server()) {
            assertThat(server).isNotNull();
            assertThat(subjects("nobody@qloop.local", false)).isEmpty();
        }
    }

    @Test
    void hasTheMessagesAgainAfterARestart() throws Exception {
        try (var before = server()) {
            assertThat(before).isNotNull();
            send(ZHAO, "纠正措施任务 CA-2026-000001");
            send(ZHAO, "Second");
        }

        try (var after = server()) {
            assertThat(after).isNotNull();
            assertThat(subjects(ZHAO, false)).containsExactly("纠正措施任务 CA-2026-000001", "Second");
            send(ZHAO, "Third");
            assertThat(subjects(ARCHIVE, false)).containsExactly("纠正措施任务 CA-2026-000001", "Second", "Third");
            assertThat(subjects(ZHAO, false)).containsExactly("纠正措施任务 CA-2026-000001", "Second", "Third");
        }
    }

    @Test
    void doesNotBringBackDeletedMessages() throws Exception {
        try (var before = server()) {
            assertThat(before).isNotNull();
            send(ZHAO, "Read and thrown away");
            assertThat(subjects(ZHAO, true)).hasSize(1);
        }

        try (var after = server()) {
            assertThat(after).isNotNull();
            assertThat(subjects(ZHAO, false)).isEmpty();
        }
    }

    @Test
    void showsTheNewestOfVeryManyMessagesAndKeepsTheFilesOfAll() throws Exception {
        var mailbox = Files.createDirectories(directory.resolve("zhao.production%40qloop.local"));
        for (var i = 0; i < 4; i++) {
            Files.writeString(mailbox.resolve("%019d.eml".formatted(i)), "Subject: " + i + "\r\n\r\nText\r\n");
        }

        try (var server = new MailServer(smtp, imap, directory, 3)) {
            assertThat(server).isNotNull();
            assertThat(subjects(ZHAO, false)).containsExactly("1", "2", "3");
        }
        try (var files = Files.list(mailbox)) {
            assertThat(files).hasSize(4);
        }
    }

    private MailServer server() throws Exception {
        return new MailServer(smtp, imap, directory);
    }

    private void send(String to, String subject) throws MessagingException {
        var settings = new Properties();
        settings.put("mail.smtp.host", "127.0.0.1");
        settings.put("mail.smtp.port", String.valueOf(smtp));
        var message = new MimeMessage(Session.getInstance(settings));
        message.setFrom(new InternetAddress("qloop@qloop.local"));
        message.setRecipient(Message.RecipientType.TO, new InternetAddress(to));
        message.setSubject(subject, "UTF-8");
        message.setText("请处理。", "UTF-8");
        Transport.send(message, new InternetAddress[] {new InternetAddress(ARCHIVE), new InternetAddress(to)});
    }

    private List<String> subjects(String mailbox, boolean delete) throws MessagingException {
        var settings = new Properties();
        settings.put("mail.imap.host", "127.0.0.1");
        settings.put("mail.imap.port", String.valueOf(imap));
        try (var store = Session.getInstance(settings).getStore("imap")) {
            store.connect(mailbox, "any");
            try (var inbox = store.getFolder("INBOX")) {
                inbox.open(Folder.READ_WRITE);
                var subjects = new ArrayList<String>();
                for (var message : inbox.getMessages()) {
                    subjects.add(message.getSubject());
                    message.setFlag(Flags.Flag.DELETED, delete);
                }
                return subjects;
            }
        }
    }
}

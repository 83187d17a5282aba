package io.qloop.feedback.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.qloop.platform.mailbox.MailServerFault;
import io.qloop.platform.mailbox.Mailbox;
import io.qloop.platform.testing.FileFixture;
import jakarta.inject.Inject;
import jakarta.mail.Flags.Flag;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mailbox that nobody else reads. */
@MailTest
class MailboxTest {

    @Inject
    MailSettings settings;

    @TempDir
    Path directory;

    private final String owner = "box-" + UUID.randomUUID() + "@qloop.local";

    @Test
    void blamesTheServerForAConnectionThatIsLostWhileAMailComes() throws Exception {
        put(RawMail.from("a@b.example").file("Large", "large.pdf", "application/pdf", FileFixture.pdf(200_000)));
        try (var wire = new Wire(settings.port());
                var store = store(wire.port());
                var mailbox = new Mailbox(store, settings.folder())) {
            var waiting = mailbox.waiting(1, _ -> true).getFirst();
            wire.cutAfter(50_000);

            assertThatThrownBy(() -> mailbox.fetch(waiting, directory.resolve("lost.eml")))
                    .isInstanceOf(MailServerFault.class);
        }
    }

    @Test
    void removesNothingThatAnotherProgramHasMarked() throws Exception {
        var marked = RawMail.from("a@b.example").text("Marked by another program");
        var ours = RawMail.from("a@b.example").text("Ours");
        put(marked, ours);
        mark();

        try (var wire = new Wire(settings.port(), "UIDPLUS", "MOVE");
                var store = store(wire.port());
                var mailbox = new Mailbox(store, settings.folder())) {
            mailbox.fileAway(List.of(mailbox.waiting(10, _ -> true).getFirst()), settings.processedFolder());
        }

        assertThat(ids("INBOX")).contains(marked.id());
        assertThat(ids(settings.processedFolder())).containsExactly(ours.id());
        try (var store = store(settings.port());
                var mailbox = new Mailbox(store, settings.folder())) {
            assertThat(mailbox.waiting(10, _ -> true)).isEmpty();
        }
    }

    @Test
    void looksBeyondWhatIsNotWanted() throws Exception {
        put(RawMail.from("a@b.example"), RawMail.from("a@b.example"), RawMail.from("a@b.example"));

        try (var store = store(settings.port());
                var mailbox = new Mailbox(store, settings.folder())) {
            var all = mailbox.waiting(10, _ -> true);
            var first = all.getFirst().uid();

            assertThat(mailbox.waiting(1, waiting -> waiting.uid() != first))
                    .extracting(Mailbox.Waiting::uid)
                    .containsExactly(all.get(1).uid());
            assertThat(mailbox.waiting(2, waiting -> waiting.uid() != first)).hasSize(2);
        }
    }

    private void put(RawMail... mails) throws MessagingException {
        try (var store = store(settings.port())) {
            var messages = new Message[mails.length];
            for (var i = 0; i < mails.length; i++) {
                messages[i] = new MimeMessage(
                        Session.getInstance(new Properties()), new ByteArrayInputStream(mails[i].bytes()));
            }
            store.getFolder("INBOX").appendMessages(messages);
        }
    }

    private void mark() throws MessagingException {
        try (var store = store(settings.port());
                var inbox = store.getFolder("INBOX")) {
            inbox.open(Folder.READ_WRITE);
            inbox.getMessage(1).setFlag(Flag.DELETED, true);
            inbox.close(false);
            inbox.open(Folder.READ_ONLY);
        }
    }

    private List<String> ids(String folder) throws MessagingException {
        try (var store = store(settings.port());
                var opened = store.getFolder(folder)) {
            opened.open(Folder.READ_ONLY);
            var ids = new ArrayList<String>();
            for (var message : opened.getMessages()) {
                ids.add(((MimeMessage) message).getMessageID());
            }
            return ids;
        }
    }

    private IMAPStore store(int port) throws MessagingException {
        var properties = new Properties();
        properties.put("mail.imap.fetchsize", "16384");
        properties.put("mail.imap.timeout", "30000");
        properties.put("mail.imap.connectiontimeout", "30000");
        var store = (IMAPStore) Session.getInstance(properties).getStore("imap");
        store.connect("localhost", port, owner, "any");
        return store;
    }
}

package io.qloop.systemtests.product;

import io.qloop.local.Addresses;
import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.angus.mail.imap.IMAPFolder;

/** Somebody's mailbox over IMAP. Letters that were read once are kept here; only what is new is fetched. */
public final class Mailbox implements AutoCloseable {

    /** A letter as its reader sees it. */
    public record Letter(String messageId, String subject, String text) {
        public boolean mentions(String word) {
            return subject.contains(word) || text.contains(word);
        }
    }

    private final Addresses addresses;
    private final String owner;
    private final List<Letter> letters = new ArrayList<>();
    private long validity = -1;
    private Store store;

    public Mailbox(Addresses addresses, String owner) {
        this.addresses = addresses;
        this.owner = owner;
    }

    /** Waits for the first letter that mentions all these words. */
    public Letter await(String... words) {
        return Until.present(
                "a mail to " + owner + " that mentions " + String.join(", ", words), () -> letters().stream()
                        .filter(letter -> List.of(words).stream().allMatch(letter::mentions))
                        .findFirst());
    }

    /** All letters that mention the word. */
    public List<Letter> mentioning(String word) {
        return letters().stream().filter(letter -> letter.mentions(word)).toList();
    }

    /** All letters, the oldest first. */
    public synchronized List<Letter> letters() {
        try {
            if (store == null || !store.isConnected()) {
                connect();
            }
            read();
            return List.copyOf(letters);
        } catch (MessagingException | IOException e) {
            close();
            throw new IllegalStateException("The mailbox cannot be read: " + e, e);
        }
    }

    private void connect() throws MessagingException {
        var settings = new Properties();
        settings.put("mail.imap.connectiontimeout", "5000");
        settings.put("mail.imap.timeout", "30000");
        settings.put("mail.imap.partialfetch", "false");
        store = Session.getInstance(settings).getStore("imap");
        store.connect("localhost", addresses.imapPort(), owner, "any password");
    }

    private void read() throws MessagingException, IOException {
        try (var inbox = (IMAPFolder) store.getFolder("INBOX")) {
            inbox.open(Folder.READ_ONLY);
            int count = inbox.getMessageCount();
            if (inbox.getUIDValidity() != validity || count < letters.size()) {
                letters.clear();
                validity = inbox.getUIDValidity();
            }
            if (count > letters.size()) {
                var fresh = inbox.getMessages(letters.size() + 1, count);
                var whole = new FetchProfile();
                whole.add(FetchProfile.Item.ENVELOPE);
                whole.add(IMAPFolder.FetchProfileItem.MESSAGE);
                inbox.fetch(fresh, whole);
                for (Message message : fresh) {
                    letters.add(letter(message));
                }
            }
        }
    }

    private static Letter letter(Message message) throws MessagingException, IOException {
        var messageId = message.getHeader("Message-ID");
        return new Letter(
                messageId == null ? "" : messageId[0],
                Optional.ofNullable(message.getSubject()).orElse(""),
                text(message));
    }

    private static String text(Part part) throws MessagingException, IOException {
        if (part.isMimeType("text/*")) {
            return part.getContent().toString();
        }
        if (part.getContent() instanceof Multipart parts) {
            var texts = new StringBuilder();
            for (int i = 0; i < parts.getCount(); i++) {
                texts.append(text(parts.getBodyPart(i))).append('\n');
            }
            return texts.toString();
        }
        return "";
    }

    @Override
    public synchronized void close() {
        try {
            if (store != null) {
                store.close();
            }
        } catch (MessagingException e) {
            // it is gone already
        }
        store = null;
    }
}

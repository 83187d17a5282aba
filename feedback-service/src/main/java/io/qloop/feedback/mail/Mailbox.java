package io.qloop.feedback.mail;

import io.qloop.feedback.mail.mime.Head;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags.Flag;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;

/** The open mailbox. */
class Mailbox implements AutoCloseable {

    private final IMAPStore store;
    private final MailSettings settings;
    private final IMAPFolder inbox;

    Mailbox(IMAPStore store, MailSettings settings) throws MessagingException {
        this.store = store;
        this.settings = settings;
        inbox = (IMAPFolder) store.getFolder(settings.folder());
        inbox.open(Folder.READ_WRITE);
    }

    /** A message that lies there. */
    record Waiting(MailPlace place, long size, Optional<Instant> receivedAt, IMAPMessage message) {}

    /** At most so many, the oldest first. */
    List<Waiting> waiting(int most) {
        return asked(() -> {
            var count = inbox.getMessageCount();
            if (count == 0) {
                return List.of();
            }
            var messages = inbox.getMessages(1, Math.min(count, most));
            var what = new FetchProfile();
            what.add(UIDFolder.FetchProfileItem.UID);
            what.add(FetchProfile.Item.FLAGS);
            what.add(FetchProfile.Item.SIZE);
            // Not the envelope: the server would have to make one of whatever the heads hold.
            what.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
            inbox.fetch(messages, what);
            var waiting = new ArrayList<Waiting>();
            for (var message : messages) {
                if (!message.isExpunged() && !message.isSet(Flag.DELETED)) {
                    waiting.add(waiting((IMAPMessage) message));
                }
            }
            return waiting;
        });
    }

    private Waiting waiting(IMAPMessage message) throws MessagingException {
        var mailbox = settings.address().orElseGet(settings::user);
        return new Waiting(
                new MailPlace(mailbox, inbox.getUIDValidity(), inbox.getUID(message)),
                message.getSizeLong(),
                Optional.ofNullable(message.getReceivedDate()).map(Date::toInstant),
                message);
    }

    Head head(Waiting waiting) {
        return asked(() -> Head.of(waiting.message));
    }

    /** Brings the message, byte by byte, to this file. */
    void fetch(Waiting waiting, Path file) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            waiting.message.writeTo(out);
        } catch (MessagingException e) {
            throw new MailServerFault(e);
        }
    }

    /** Moves the message out of the way, so that it is not looked at again. */
    void fileAway(Waiting waiting, boolean takenIn) {
        asked(() -> {
            var target = store.getFolder(takenIn ? settings.processedFolder() : settings.refusedFolder());
            if (!target.exists()) {
                target.create(Folder.HOLDS_MESSAGES);
            }
            var moved = new Message[] {waiting.message};
            if (store.hasCapability("MOVE")) {
                inbox.moveMessages(moved, target);
            } else {
                inbox.copyMessages(moved, target);
                waiting.message.setFlag(Flag.DELETED, true);
                if (store.hasCapability("UIDPLUS")) {
                    inbox.expunge(moved);
                } else {
                    inbox.expunge();
                }
            }
            return null;
        });
    }

    @FunctionalInterface
    private interface Question<T> {
        T ask() throws MessagingException;
    }

    private static <T> T asked(Question<T> question) {
        try {
            return question.ask();
        } catch (MessagingException e) {
            throw new MailServerFault(e);
        }
    }

    @Override
    public void close() {
        asked(() -> {
            store.close();
            return null;
        });
    }
}

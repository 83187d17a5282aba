package io.qloop.feedback.mail;

import io.qloop.feedback.mail.mime.Head;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Flags.Flag;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
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

    /** At most so many of those that are wanted, the oldest first. */
    List<Waiting> waiting(int most, Predicate<MailPlace> wanted) {
        return asked(() -> {
            var messages = inbox.search(new FlagTerm(new Flags(Flag.DELETED), false));
            Arrays.sort(messages, Comparator.comparing(Message::getMessageNumber));
            var what = new FetchProfile();
            what.add(UIDFolder.FetchProfileItem.UID);
            what.add(FetchProfile.Item.FLAGS);
            what.add(FetchProfile.Item.SIZE);
            // Not the envelope: the server would have to make one of whatever the heads hold.
            what.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
            var waiting = new ArrayList<Waiting>();
            for (var from = 0; from < messages.length && waiting.size() < most; from += most) {
                var some = Arrays.copyOfRange(messages, from, Math.min(from + most, messages.length));
                inbox.fetch(some, what);
                for (var message : some) {
                    if (!message.isExpunged()) {
                        waiting.add(waiting((IMAPMessage) message));
                    }
                }
                waiting.removeIf(one -> !wanted.test(one.place()));
            }
            return waiting.stream().limit(most).toList();
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
        } catch (IOException e) {
            // So it says that the connection was lost while the message came.
            if (e.getCause() instanceof MessagingException lost) {
                throw new MailServerFault(lost);
            }
            throw e;
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
                // Without it everything would be removed that anybody has marked. Ours stays then, marked.
                if (store.hasCapability("UIDPLUS")) {
                    inbox.expunge(moved);
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

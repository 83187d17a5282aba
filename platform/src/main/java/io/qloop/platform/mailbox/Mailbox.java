package io.qloop.platform.mailbox;

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
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Predicate;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;

/** An open mailbox: what lies there is read without leaving a mark, and moved out of the way when it is done with. */
public class Mailbox implements AutoCloseable {

    private final IMAPStore store;
    private final IMAPFolder inbox;

    public Mailbox(IMAPStore store, String folder) throws MessagingException {
        this.store = store;
        inbox = (IMAPFolder) store.getFolder(folder);
        inbox.open(Folder.READ_WRITE);
    }

    /** Signs in. */
    static IMAPStore signIn(MailboxSettings settings, MailLogin login) throws MessagingException {
        var protocol = settings.tls() ? "imaps" : "imap";
        var properties = new Properties();
        var timeout = Long.toString(settings.timeout().toMillis());
        for (var limit : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            properties.put("mail." + protocol + "." + limit, timeout);
        }
        properties.put("mail." + protocol + ".starttls.enable", "true");
        // Reading alone leaves no mark: what was taken in is moved.
        properties.put("mail." + protocol + ".peek", "true");
        // A large mail comes in pieces, straight to the disk.
        properties.put("mail." + protocol + ".fetchsize", "262144");
        var store =
                login.imap(properties, settings.tls(), settings.host().orElseThrow(), settings.port(), settings.user());
        try {
            // Some servers, NetEase's among them, open no mailbox to a program that does not introduce itself.
            if (store.hasCapability("ID")) {
                store.id(Map.of("name", "QLoop"));
            }
            return store;
        } catch (MessagingException | RuntimeException e) {
            store.close();
            throw e;
        }
    }

    /**
     * A message that lies there.
     *
     * @param uidValidity with {@code uid} the place in the folder, which the server gives to no other message
     */
    public record Waiting(long uidValidity, long uid, long size, Optional<Instant> receivedAt, IMAPMessage message) {}

    /** At most so many of those that are wanted, the oldest first. */
    public List<Waiting> waiting(int most, Predicate<Waiting> wanted) {
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
                waiting.removeIf(wanted.negate());
            }
            return waiting.stream().limit(most).toList();
        });
    }

    private Waiting waiting(IMAPMessage message) throws MessagingException {
        return new Waiting(
                inbox.getUIDValidity(),
                inbox.getUID(message),
                message.getSizeLong(),
                Optional.ofNullable(message.getReceivedDate()).map(Date::toInstant),
                message);
    }

    /** Brings the message, byte by byte, to this file. */
    public void fetch(Waiting waiting, Path file) throws IOException {
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

    /** Moves these messages out of the way into this folder, in one go, so that they are not looked at again. */
    public void fileAway(List<Waiting> waiting, String folder) {
        asked(() -> {
            var target = store.getFolder(folder);
            if (!target.exists()) {
                target.create(Folder.HOLDS_MESSAGES);
            }
            var moved = waiting.stream().map(Waiting::message).toArray(Message[]::new);
            if (store.hasCapability("MOVE")) {
                inbox.moveMessages(moved, target);
            } else {
                inbox.copyMessages(moved, target);
                inbox.setFlags(moved, new Flags(Flag.DELETED), true);
                // Without it everything would be removed that anybody has marked. Ours stays then, marked.
                if (store.hasCapability("UIDPLUS")) {
                    inbox.expunge(moved);
                }
            }
            return null;
        });
    }

    /** Something that is asked of the mail server. */
    @FunctionalInterface
    public interface Question<T> {
        T ask() throws MessagingException;
    }

    /** The answer; without one there is a {@link MailServerFault}. */
    public static <T> T asked(Question<T> question) {
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

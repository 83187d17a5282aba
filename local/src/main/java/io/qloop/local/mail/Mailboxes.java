package io.qloop.local.mail;

import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserImpl;
import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * GreenMail's mailboxes, which live in memory, with a file for every message: a directory per mail address and a file
 * per message, written before the sender hears that the message was taken.
 */
final class Mailboxes {

    private static final Logger LOG = LoggerFactory.getLogger(Mailboxes.class);
    private final GreenMail server;
    private final Path directory;
    private final int shown;
    private final AtomicLong last = new AtomicLong();
    /** By mail address: the unique number of each message in the mailbox, and its file. */
    private final Map<String, Map<Long, Path>> files = new HashMap<>();

    private MovingMessage stored;

    /** @param shown so many of a mailbox are shown after a start; the files of older ones stay where they are */
    Mailboxes(GreenMail server, Path directory, int shown) {
        this.server = server;
        this.directory = directory;
        this.shown = shown;
    }

    /** Fills the mailboxes from the files; from then on every message that is delivered gets its file. */
    synchronized void open() throws IOException, MessagingException, UserException, FolderException {
        Files.createDirectories(directory);
        for (var mailbox : list(directory)) {
            var inbox = inbox(user(decoded(mailbox)));
            for (var file : newest(mailbox)) {
                if (!file.toString().endsWith(".eml")) {
                    Files.delete(file); // half written when the process was killed; its sender sends again
                    continue;
                }
                try (var in = Files.newInputStream(file)) {
                    var message = new MimeMessage(Session.getInstance(new Properties()), in);
                    var received = new Date(Files.getLastModifiedTime(file).toMillis());
                    var number = inbox.appendMessage(message, new Flags(), received);
                    known(decoded(mailbox)).put(number, file);
                }
            }
        }
        server.getUserManager().setMessageDeliveryHandler((message, address) -> new Recipient(address.getEmail()));
    }

    /** Whoever gets a message; GreenMail hands it over here, once for each recipient. */
    private final class Recipient extends UserImpl {

        Recipient(String address) {
            super(address, address, address, server.getManagers().getImapHostManager());
        }

        @Override
        public void deliver(MovingMessage message) {
            store(message);
        }
    }

    /**
     * Stores a message for all its recipients; those who stand in its header come first. A copy in an archive, which
     * stands only on the envelope, so proves that the others have theirs, also when the process is killed in between.
     */
    private synchronized void store(MovingMessage message) {
        if (message == stored) {
            return;
        }
        try {
            var named = message.getMessage().getAllRecipients();
            var visible = named == null ? "" : InternetAddress.toString(named);
            var addresses = message.getToAddresses().stream()
                    .map(MailAddress::getEmail)
                    .sorted(Comparator.comparing((String address) -> !visible.contains(address))
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
            for (var address : addresses) {
                var file = write(message.getMessage(), address);
                var number = inbox(user(address)).appendMessage(message.getMessage(), new Flags(), new Date());
                known(address).put(number, file);
            }
            stored = message;
        } catch (IOException | MessagingException | UserException | FolderException e) {
            throw new IllegalStateException("A message cannot be stored", e);
        }
    }

    /** Deletes the files of the messages that somebody has deleted from the mailbox meanwhile. */
    synchronized void forgetDeleted() {
        files.forEach((address, messages) -> {
            try {
                var left = Arrays.stream(inbox(user(address)).getMessageUids())
                        .boxed()
                        .collect(Collectors.toCollection(HashSet::new));
                messages.entrySet().removeIf(entry -> !left.contains(entry.getKey()) && deleted(entry.getValue()));
            } catch (UserException | FolderException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private Path write(MimeMessage message, String address) throws IOException, MessagingException {
        var mailbox = Files.createDirectories(directory.resolve(encoded(address)));
        var name = "%019d".formatted(last.updateAndGet(before -> Math.max(before + 1, nanos())));
        var half = mailbox.resolve(name + ".half");
        try (var out = new FileOutputStream(half.toFile())) {
            message.writeTo(out);
            out.getFD().sync();
        }
        return Files.move(half, mailbox.resolve(name + ".eml"), StandardCopyOption.ATOMIC_MOVE);
    }

    private static long nanos() {
        return System.currentTimeMillis() * 1_000_000;
    }

    private GreenMailUser user(String address) throws UserException {
        var users = server.getUserManager();
        var user = users.getUserByEmail(address);
        return user != null ? user : users.createUser(address, address, address);
    }

    private MailFolder inbox(GreenMailUser user) throws FolderException {
        return server.getManagers().getImapHostManager().getInbox(user);
    }

    private Map<Long, Path> known(String address) {
        return files.computeIfAbsent(address, any -> new HashMap<>());
    }

    private static boolean deleted(Path file) {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<Path> newest(Path mailbox) throws IOException {
        var all = List.of(list(mailbox));
        if (all.size() <= shown) {
            return all;
        }
        LOG.warn("{} holds {} messages; the newest {} are shown", mailbox, all.size(), shown);
        return all.subList(all.size() - shown, all.size());
    }

    private static Path[] list(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.sorted().toArray(Path[]::new);
        }
    }

    /** A mail address may hold characters that a file name may not. */
    private static String encoded(String address) {
        return java.net.URLEncoder.encode(address, StandardCharsets.UTF_8);
    }

    private static String decoded(Path mailbox) {
        return java.net.URLDecoder.decode(mailbox.getFileName().toString(), StandardCharsets.UTF_8);
    }
}

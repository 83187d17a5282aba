package io.qloop.local.mail;

import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.util.GreenMail;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * GreenMail's mailboxes, which live in memory, with a file for every message: a directory per mail address and a file
 * per message, written before the sender hears that the message was taken.
 */
final class Mailboxes {

    private final GreenMail server;
    private final Path directory;
    private final AtomicLong last = new AtomicLong();
    /** By mail address: the unique number of each message in the mailbox, and its file. */
    private final Map<String, Map<Long, Path>> files = new HashMap<>();

    Mailboxes(GreenMail server, Path directory) {
        this.server = server;
        this.directory = directory;
    }

    /** Fills the mailboxes from the files; from then on every message that is delivered gets its file. */
    synchronized void open() throws IOException, MessagingException, UserException, FolderException {
        Files.createDirectories(directory);
        for (var mailbox : list(directory)) {
            var inbox = inbox(user(decoded(mailbox)));
            for (var file : list(mailbox)) {
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
        server.getUserManager()
                .setMessageDeliveryHandler((message, address) -> deliver(message.getMessage(), address.getEmail()));
    }

    private synchronized GreenMailUser deliver(MimeMessage message, String address)
            throws MessagingException, UserException {
        try {
            var user = user(address);
            var file = write(message, address);
            var number = inbox(user).appendMessage(message, new Flags(), new Date());
            known(address).put(number, file);
            return user;
        } catch (IOException | FolderException e) {
            throw new MessagingException("The message cannot be stored", e);
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

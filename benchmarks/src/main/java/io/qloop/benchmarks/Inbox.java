package io.qloop.benchmarks;

import io.qloop.local.Addresses;
import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.eclipse.angus.mail.imap.IMAPFolder;

/** An open mailbox that is asked how full it is, as fast as it answers. */
final class Inbox implements AutoCloseable {

    private final Store store;
    private final IMAPFolder folder;

    Inbox(Addresses addresses, String owner) throws MessagingException {
        store = Session.getInstance(new Properties()).getStore("imap");
        store.connect("localhost", addresses.imapPort(), owner, "any password");
        folder = (IMAPFolder) store.getFolder("INBOX");
        folder.open(Folder.READ_ONLY);
    }

    int count() throws MessagingException {
        // By itself the folder asks the server only once a second.
        folder.doCommand(protocol -> {
            protocol.simpleCommand("NOOP", null);
            return null;
        });
        return folder.getMessageCount();
    }

    void awaitMoreThan(int before) throws MessagingException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (count() <= before) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("No mail came");
            }
            LockSupport.parkNanos(500_000);
        }
    }

    @Override
    public void close() throws MessagingException {
        store.close();
    }
}

package io.qloop.feedback.mail;

import io.qloop.feedback.mail.mime.Head;
import io.qloop.platform.mailbox.MailServerFault;
import io.qloop.platform.mailbox.Mailbox;
import io.quarkus.oidc.client.OidcClients;
import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.angus.mail.imap.IMAPStore;

/** The real mailbox, at which this process can be made to "die" and which can be away. */
@Mock
@Singleton
class CrashableMailboxes extends Mailboxes {

    private final MailSettings settings;
    private final AtomicReference<Moment> deadly = new AtomicReference<>();
    private final AtomicInteger deaths = new AtomicInteger();
    private volatile boolean away;
    private volatile String stuck;

    enum Moment {
        FETCHED,
        COMMITTED,
        FILED_AWAY
    }

    CrashableMailboxes(MailSettings settings, OidcClients oidcClients) {
        super(settings, oidcClients);
        this.settings = settings;
    }

    /** The process dies once, when the next mail has come so far. */
    void dieWhen(Moment moment) {
        deadly.set(moment);
    }

    int deaths() {
        return deaths.get();
    }

    void goAway() {
        away = true;
    }

    void comeBack() {
        away = false;
        stuck = null;
    }

    /** Mails with this subject cannot be read. */
    void stickTo(String subject) {
        stuck = subject;
    }

    @Override
    public Mailbox open() {
        if (away) {
            throw new MailServerFault(new MessagingException("Connection refused"));
        }
        return super.open();
    }

    @Override
    protected Mailbox opened(IMAPStore store) throws MessagingException {
        return new Mailbox(store, settings.folder()) {
            @Override
            public void fetch(Waiting waiting, Path file) throws IOException {
                if (stuck != null
                        && stuck.equals(
                                Mailbox.asked(() -> Head.of(waiting.message())).subject())) {
                    throw new IllegalStateException("Stuck");
                }
                super.fetch(waiting, file);
                die(Moment.FETCHED);
            }

            @Override
            public void fileAway(List<Waiting> waiting, String folder) {
                die(Moment.COMMITTED);
                super.fileAway(waiting, folder);
                die(Moment.FILED_AWAY);
            }
        };
    }

    private void die(Moment moment) {
        if (deadly.compareAndSet(moment, null)) {
            deaths.incrementAndGet();
            throw new Death();
        }
    }

    /** As if the process had been killed. */
    static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }
}

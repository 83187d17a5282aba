package io.qloop.notification.report;

import io.qloop.platform.mailbox.Mailbox;
import io.quarkus.oidc.client.OidcClients;
import io.quarkus.test.Mock;
import jakarta.inject.Singleton;
import jakarta.mail.MessagingException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.angus.mail.imap.IMAPStore;

/** The real mailbox, at which this process can be made to "die" after it has noted a report. */
@Mock
@Singleton
class CrashableReportMailboxes extends ReportMailboxes {

    private final ReportSettings settings;
    private final AtomicInteger deaths = new AtomicInteger();

    CrashableReportMailboxes(ReportSettings settings, OidcClients oidcClients) {
        super(settings, oidcClients);
        this.settings = settings;
    }

    /** The process dies so many times, with the next reports noted and still in the mailbox. */
    void die(int times) {
        deaths.set(times);
    }

    boolean hasDied() {
        return deaths.get() <= 0;
    }

    @Override
    protected Mailbox opened(IMAPStore store) throws MessagingException {
        return new Mailbox(store, settings.folder()) {
            @Override
            public void fileAway(List<Waiting> waiting, String folder) {
                if (deaths.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                    throw new Death();
                }
                super.fileAway(waiting, folder);
            }
        };
    }

    /** As if the process had been killed. */
    static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }
}

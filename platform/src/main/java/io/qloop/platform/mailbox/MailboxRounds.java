package io.qloop.platform.mailbox;

import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.mailbox.Mailbox.Waiting;
import io.qloop.platform.transaction.OneAtATime;
import io.quarkus.narayana.jta.QuarkusTransaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Reads a mailbox round after round, one instance at a time. A mail leaves it only after what became of it has been committed:
 * who dies in between finds it again. While the mail server is away it is asked less and less often; a mail that cannot be taken
 * in stays where it is, is tried less and less often and holds nobody up.
 *
 * @param <P> the place of a mail
 */
public final class MailboxRounds<P> {

    private static final Logger LOG = Logger.getLogger(MailboxRounds.class);

    private final Plan plan;
    private final MailboxAccess mailboxes;
    private final OneAtATime oneAtATime;
    private final Reading<P> reading;
    private final Pauses pauses;
    private final StuckMails<P> stuck;
    private volatile Optional<String> trouble = Optional.empty();

    /**
     * How a mailbox is read.
     *
     * @param job            that one instance at a time does, and in whose name it is done
     * @param batch          mails of a round at most, of the new ones and of those that are tried again
     * @param filedTogether  so many mails are moved out of the way in one go
     * @param longest        of one round; the lock is held as long
     * @param lastMailBegins later in a round no mail is begun
     */
    public record Plan(String job, int batch, int filedTogether, Duration longest, Duration lastMailBegins) {}

    /**
     * What becomes of the mails of a mailbox.
     *
     * @param <P> the place of a mail
     */
    public interface Reading<P> {

        P place(Waiting waiting);

        /** Takes a mail in, unless that was done before, and says into which folder it goes; empty: it stays for now. */
        Optional<String> takeIn(Mailbox mailbox, Waiting waiting);

        /** Is it the mail server, the database or a store, and not the mail? */
        boolean isPassing(RuntimeException fault);

        /** A look into the mailbox failed. */
        void failed();

        /** A mail could not be taken in. */
        void gotStuck();
    }

    public MailboxRounds(
            Plan plan, MailboxAccess mailboxes, MailboxSettings settings, OneAtATime oneAtATime, Reading<P> reading) {
        this.plan = plan;
        this.mailboxes = mailboxes;
        this.oneAtATime = oneAtATime;
        this.reading = reading;
        this.pauses = new Pauses(settings.firstPause(), settings.longestPause());
        this.stuck = new StuckMails<>(settings.firstPause(), settings.longestPause());
    }

    /** Why the last look into the mailbox failed, without anybody's address: it is shown to operators. Empty if it did not. */
    public Optional<String> trouble() {
        return trouble;
    }

    /** Looks into the mailbox, where there is one, unless it is to be left alone for now. */
    public void read() {
        if (!mailboxes.areConfigured() || pauses.lasts(System.nanoTime())) {
            return;
        }
        try {
            round();
            trouble.ifPresent(_ -> LOG.infof("The mailbox can be read again (%s)", plan.job));
            trouble = Optional.empty();
            pauses.succeeded();
        } catch (RuntimeException fault) {
            if (trouble.isEmpty()) {
                LOG.warnf(fault, "The mailbox cannot be read for the time being (%s)", plan.job);
            }
            var cause = fault.getCause() == null ? fault : fault.getCause();
            trouble = Optional.of(cause.getClass().getSimpleName());
            reading.failed();
            pauses.failed(System.nanoTime());
        }
    }

    private void round() {
        QuarkusTransaction.requiringNew()
                .timeout((int) plan.longest.toSeconds())
                .run(() -> {
                    if (oneAtATime.isMine(plan.job)) {
                        CurrentUser.actingFor(plan.job, () -> {
                            readAll();
                            return null;
                        });
                    }
                });
    }

    /** First what is new: however many mails are tried again, nothing waits behind them. */
    private void readAll() {
        var begun = System.nanoTime();
        try (var mailbox = mailboxes.open()) {
            readAll(mailbox, stuck::hasNot, begun);
            readAll(mailbox, stuck::isDue, begun);
        }
    }

    private void readAll(Mailbox mailbox, Predicate<P> wanted, long begun) {
        var read = new ArrayList<Read>();
        for (var waiting : mailbox.waiting(plan.batch, one -> wanted.test(reading.place(one)))) {
            if (System.nanoTime() - begun > plan.lastMailBegins.toNanos()) {
                break;
            }
            takeIn(mailbox, waiting).ifPresent(folder -> read.add(new Read(waiting, folder)));
            if (read.size() >= plan.filedTogether) {
                fileAway(mailbox, read);
            }
        }
        fileAway(mailbox, read);
    }

    /** @param folder that it goes into */
    private record Read(Waiting waiting, String folder) {}

    private void fileAway(Mailbox mailbox, List<Read> read) {
        var folders = new LinkedHashMap<String, List<Waiting>>();
        for (var one : read) {
            folders.computeIfAbsent(one.folder, _ -> new ArrayList<>()).add(one.waiting);
        }
        folders.forEach((folder, mails) -> mailbox.fileAway(mails, folder));
        read.clear();
    }

    private Optional<String> takeIn(Mailbox mailbox, Waiting waiting) {
        var place = reading.place(waiting);
        try {
            var folder = reading.takeIn(mailbox, waiting);
            stuck.forget(place);
            return folder;
        } catch (RuntimeException fault) {
            if (reading.isPassing(fault)) {
                throw fault;
            }
            reading.gotStuck();
            stuck.remember(place);
            LOG.errorf(fault, "The message %d stays in the mailbox (%s)", waiting.uid(), plan.job);
            return Optional.empty();
        }
    }
}

package io.qloop.feedback.mail;

import io.qloop.feedback.mail.TakeInMail.Arrived;
import io.qloop.feedback.mail.mime.Head;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.mailbox.MailServerFault;
import io.qloop.platform.mailbox.Mailbox;
import io.qloop.platform.mailbox.Mailbox.Waiting;
import io.qloop.platform.mailbox.Pauses;
import io.qloop.platform.mailbox.StuckMails;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.transaction.OneAtATime;
import io.qloop.platform.transaction.PassingFault;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Reads the mailbox, one instance at a time. A mail leaves it only after what became of it has been committed: who dies in
 * between finds it again, and that it was read before. While the mail server is away it is asked less and less often.
 */
@ApplicationScoped
class MailboxReader {

    private static final Logger LOG = Logger.getLogger(MailboxReader.class);
    private static final String SOURCE = "mailbox";
    private static final int BATCH = 100;

    /** Of one round; the lock is held as long. */
    private static final Duration LONGEST_ROUND = Duration.ofMinutes(30);

    private static final Duration LAST_MAIL_BEGINS = Duration.ofMinutes(20);

    private final Mailboxes mailboxes;
    private final TakeInMail takeInMail;
    private final OneAtATime oneAtATime;
    private final MailSettings settings;
    private final MailFigures figures;
    private final Clock clock;
    private final Pauses pauses;
    private final StuckMails<MailPlace> stuck;
    private volatile Optional<String> trouble = Optional.empty();

    MailboxReader(
            Mailboxes mailboxes,
            TakeInMail takeInMail,
            OneAtATime oneAtATime,
            MailSettings settings,
            MailFigures figures,
            Clock clock) {
        this.mailboxes = mailboxes;
        this.takeInMail = takeInMail;
        this.oneAtATime = oneAtATime;
        this.settings = settings;
        this.figures = figures;
        this.clock = clock;
        this.pauses = new Pauses(settings.firstPause(), settings.longestPause());
        this.stuck = new StuckMails<>(settings.firstPause(), settings.longestPause());
    }

    @Scheduled(
            identity = "mailbox",
            every = "${feedback.mail.every:10s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void read() {
        if (!mailboxes.areConfigured() || pauses.lasts(System.nanoTime())) {
            return;
        }
        try {
            round();
            trouble.ifPresent(_ -> LOG.info("The mailbox can be read again"));
            trouble = Optional.empty();
            pauses.succeeded();
        } catch (RuntimeException fault) {
            if (trouble.isEmpty()) {
                LOG.warn("The mailbox cannot be read for the time being", fault);
            }
            trouble = Optional.of(reason(fault));
            figures.serverFailed();
            pauses.failed(System.nanoTime());
        }
    }

    /** Why the last look into the mailbox failed; empty if it did not. */
    Optional<String> trouble() {
        return trouble;
    }

    /** Looks into the mailbox once, unless another instance is at it. */
    void round() {
        QuarkusTransaction.requiringNew()
                .timeout((int) LONGEST_ROUND.toSeconds())
                .run(() -> {
                    if (oneAtATime.isMine(SOURCE)) {
                        CurrentUser.actingFor(SOURCE, () -> {
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

    private void readAll(Mailbox mailbox, Predicate<MailPlace> wanted, long begun) {
        for (var waiting : mailbox.waiting(BATCH, one -> wanted.test(place(one)))) {
            if (System.nanoTime() - begun > LAST_MAIL_BEGINS.toNanos()) {
                return;
            }
            readOne(mailbox, waiting);
        }
    }

    /** A mail that cannot be taken in stays where it is, is tried less and less often and holds nobody up. */
    private void readOne(Mailbox mailbox, Waiting waiting) {
        try {
            var mail = takeInMail.readBefore(place(waiting)).or(() -> takeIn(mailbox, waiting));
            mailbox.fileAway(
                    waiting,
                    mail.orElseThrow().isLeftInMailbox() ? settings.refusedFolder() : settings.processedFolder());
            stuck.forget(place(waiting));
        } catch (RuntimeException fault) {
            if (isPassing(fault)) {
                throw fault;
            }
            figures.gotStuck();
            stuck.remember(place(waiting));
            LOG.errorf(fault, "The message %d stays in the mailbox", waiting.uid());
        }
    }

    private MailPlace place(Waiting waiting) {
        return new MailPlace(settings.address().orElseGet(settings::user), waiting.uidValidity(), waiting.uid());
    }

    private Optional<ReceivedMail> takeIn(Mailbox mailbox, Waiting waiting) {
        var now = clock.instant();
        var arrived = new Arrived(
                place(waiting),
                waiting.size(),
                waiting.receivedAt().filter(at -> at.isBefore(now)).orElse(now));
        var mail = waiting.size() > settings.maxSize().asLongValue()
                ? takeInMail.note(arrived, Mailbox.asked(() -> Head.of(waiting.message())), MailReason.TOO_LARGE)
                : takeInWhole(mailbox, waiting, arrived);
        figures.took(mail);
        return Optional.of(mail);
    }

    private ReceivedMail takeInWhole(Mailbox mailbox, Waiting waiting, Arrived arrived) {
        try {
            var original = Files.createTempFile("mail", ".eml");
            try {
                mailbox.fetch(waiting, original);
                try {
                    return takeInMail.handle(arrived, original);
                } catch (RuntimeException refused) {
                    if (isPassing(refused)) {
                        throw refused;
                    }
                    return takeInMail.setAside(arrived, original, why(refused));
                }
            } finally {
                Files.delete(original);
            }
        } catch (IOException | MessagingException e) {
            throw new IllegalStateException("A mail cannot be read", e);
        }
    }

    private static MailReason why(RuntimeException refused) {
        if (refused instanceof Refusal refusal) {
            LOG.infof("A mail became no feedback by itself: %s", refusal.code());
            return switch (refusal.code()) {
                case "attachment-malicious" -> MailReason.MALICIOUS;
                case "attachment-too-large" -> MailReason.TOO_LARGE;
                default -> MailReason.NOT_REGISTERED;
            };
        }
        LOG.error("A mail became no feedback by itself", refused);
        return MailReason.NOT_REGISTERED;
    }

    /** Is it the mail server, the database or the store of files, and not the mail? */
    private static boolean isPassing(RuntimeException fault) {
        return fault instanceof MailServerFault
                || fault instanceof Refusal refusal && refusal.kind() == Refusal.Kind.UNAVAILABLE
                || PassingFault.is(fault);
    }

    /** Without anybody's address: it is shown to operators. */
    private static String reason(RuntimeException fault) {
        var cause = fault.getCause() == null ? fault : fault.getCause();
        return cause.getClass().getSimpleName();
    }
}

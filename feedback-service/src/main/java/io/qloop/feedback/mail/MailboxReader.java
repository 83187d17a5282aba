package io.qloop.feedback.mail;

import io.qloop.feedback.mail.TakeInMail.Arrived;
import io.qloop.feedback.mail.mime.Head;
import io.qloop.platform.mailbox.MailServerFault;
import io.qloop.platform.mailbox.Mailbox;
import io.qloop.platform.mailbox.Mailbox.Waiting;
import io.qloop.platform.mailbox.MailboxRounds;
import io.qloop.platform.mailbox.MailboxRounds.Plan;
import io.qloop.platform.mailbox.MailboxRounds.Reading;
import io.qloop.platform.problem.Refusal;
import io.qloop.platform.transaction.OneAtATime;
import io.qloop.platform.transaction.PassingFault;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Reads the mailbox that customers write to. */
@ApplicationScoped
class MailboxReader implements Reading<MailPlace> {

    private static final Logger LOG = Logger.getLogger(MailboxReader.class);

    /** A mail with its files takes long; each leaves the mailbox as soon as it was taken in. */
    private static final Plan PLAN = new Plan("mailbox", 100, 1, Duration.ofMinutes(30), Duration.ofMinutes(20));

    private final TakeInMail takeInMail;
    private final MailSettings settings;
    private final MailFigures figures;
    private final Clock clock;
    private final MailboxRounds<MailPlace> rounds;

    MailboxReader(
            Mailboxes mailboxes,
            TakeInMail takeInMail,
            OneAtATime oneAtATime,
            MailSettings settings,
            MailFigures figures,
            Clock clock) {
        this.takeInMail = takeInMail;
        this.settings = settings;
        this.figures = figures;
        this.clock = clock;
        this.rounds = new MailboxRounds<>(PLAN, mailboxes, settings, oneAtATime, this);
    }

    @Scheduled(
            identity = "mailbox",
            every = "${feedback.mail.every:10s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void read() {
        rounds.read();
    }

    /** Why the last look into the mailbox failed; empty if it did not. */
    Optional<String> trouble() {
        return rounds.trouble();
    }

    @Override
    public Optional<String> takeIn(Mailbox mailbox, Waiting waiting) {
        var mail = takeInMail.readBefore(place(waiting)).orElseGet(() -> takeInNew(mailbox, waiting));
        return Optional.of(mail.isLeftInMailbox() ? settings.refusedFolder() : settings.processedFolder());
    }

    @Override
    public void failed() {
        figures.serverFailed();
    }

    @Override
    public void gotStuck() {
        figures.gotStuck();
    }

    @Override
    public MailPlace place(Waiting waiting) {
        return new MailPlace(settings.address().orElseGet(settings::user), waiting.uidValidity(), waiting.uid());
    }

    private ReceivedMail takeInNew(Mailbox mailbox, Waiting waiting) {
        var now = clock.instant();
        var arrived = new Arrived(
                place(waiting),
                waiting.size(),
                waiting.receivedAt().filter(at -> at.isBefore(now)).orElse(now));
        var mail = waiting.size() > settings.maxSize().asLongValue()
                ? takeInMail.note(arrived, Mailbox.asked(() -> Head.of(waiting.message())), MailReason.TOO_LARGE)
                : takeInWhole(mailbox, waiting, arrived);
        figures.took(mail);
        return mail;
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

    @Override
    public boolean isPassing(RuntimeException fault) {
        return fault instanceof MailServerFault
                || fault instanceof Refusal refusal && refusal.kind() == Refusal.Kind.UNAVAILABLE
                || PassingFault.is(fault);
    }
}

package io.qloop.notification.report;

import io.micrometer.core.instrument.MeterRegistry;
import io.qloop.notification.report.DeliveryReport.Place;
import io.qloop.notification.report.TakeInReport.Arrived;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.json.EnumNames;
import io.qloop.platform.mailbox.MailServerFault;
import io.qloop.platform.mailbox.Mailbox;
import io.qloop.platform.mailbox.Mailbox.Waiting;
import io.qloop.platform.mailbox.Pauses;
import io.qloop.platform.mailbox.StuckMails;
import io.qloop.platform.transaction.OneAtATime;
import io.qloop.platform.transaction.PassingFault;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Predicate;
import org.jboss.logging.Logger;

/**
 * Reads the mailbox for reports, one instance at a time. A mail leaves it only after what it led to has been committed:
 * who dies in between finds it again, and that it was read before.
 */
@ApplicationScoped
class MailboxReader {

    private static final Logger LOG = Logger.getLogger(MailboxReader.class);
    private static final String JOB = "mail-reports";
    private static final int BATCH = 200;

    /** Of one round; the lock is held as long. */
    private static final Duration LONGEST_ROUND = Duration.ofMinutes(10);

    private static final Duration LAST_MAIL_BEGINS = Duration.ofMinutes(8);

    private final ReportMailboxes mailboxes;
    private final TakeInReport takeInReport;
    private final OneAtATime oneAtATime;
    private final ReportSettings settings;
    private final MeterRegistry meters;
    private final Clock clock;
    private final Pauses pauses;
    private final StuckMails<Place> stuck;
    private volatile Optional<String> trouble = Optional.empty();

    MailboxReader(
            ReportMailboxes mailboxes,
            TakeInReport takeInReport,
            OneAtATime oneAtATime,
            ReportSettings settings,
            MeterRegistry meters,
            Clock clock) {
        this.mailboxes = mailboxes;
        this.takeInReport = takeInReport;
        this.oneAtATime = oneAtATime;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
        this.pauses = new Pauses(settings.firstPause(), settings.longestPause());
        this.stuck = new StuckMails<>(settings.firstPause(), settings.longestPause());
    }

    void onStart(@Observes StartupEvent start) {
        for (var outcome : ReportOutcome.values()) {
            count(outcome, 0);
        }
        meters.counter("qloop.mailbox.failures");
        meters.counter("qloop.reports.stuck");
    }

    @Scheduled(
            identity = JOB,
            every = "${notification.reports.every:10s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void read() {
        if (!mailboxes.areConfigured() || pauses.lasts(System.nanoTime())) {
            return;
        }
        try {
            round();
            trouble.ifPresent(_ -> LOG.info("The mailbox for reports can be read again"));
            trouble = Optional.empty();
            pauses.succeeded();
        } catch (RuntimeException fault) {
            if (trouble.isEmpty()) {
                LOG.warn("The mailbox for reports cannot be read for the time being", fault);
            }
            var cause = fault.getCause() == null ? fault : fault.getCause();
            trouble = Optional.of(cause.getClass().getSimpleName());
            meters.counter("qloop.mailbox.failures").increment();
            pauses.failed(System.nanoTime());
        }
    }

    /** Why the last look into the mailbox failed, without anybody's address; empty if it did not. */
    Optional<String> trouble() {
        return trouble;
    }

    private void round() {
        QuarkusTransaction.requiringNew()
                .timeout((int) LONGEST_ROUND.toSeconds())
                .run(() -> {
                    if (oneAtATime.isMine(JOB)) {
                        CurrentUser.actingFor(JOB, () -> {
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

    private void readAll(Mailbox mailbox, Predicate<Place> wanted, long begun) {
        var read = new HashMap<String, List<Waiting>>();
        for (var waiting : mailbox.waiting(BATCH, one -> wanted.test(place(one)))) {
            if (System.nanoTime() - begun > LAST_MAIL_BEGINS.toNanos()) {
                break;
            }
            readOne(mailbox, waiting)
                    .ifPresent(outcome -> read.computeIfAbsent(folderFor(outcome), _ -> new ArrayList<>())
                            .add(waiting));
        }
        read.forEach((folder, done) -> mailbox.fileAway(done, folder));
    }

    private Place place(Waiting waiting) {
        return new Place(settings.user(), waiting.uidValidity(), waiting.uid());
    }

    private String folderFor(ReportOutcome outcome) {
        return switch (outcome) {
            case BOUNCED, DELAYED, DELIVERED, NOTED -> settings.processedFolder();
            case UNMATCHED, NO_REPORT -> settings.unmatchedFolder();
        };
    }

    /** A mail that cannot be taken in stays where it is, is tried less and less often and holds nobody up. */
    private Optional<ReportOutcome> readOne(Mailbox mailbox, Waiting waiting) {
        var place = place(waiting);
        try {
            var outcome = takeInReport.readBefore(place).or(() -> takeIn(mailbox, waiting, place));
            stuck.forget(place);
            return outcome;
        } catch (RuntimeException fault) {
            if (fault instanceof MailServerFault || PassingFault.is(fault)) {
                throw fault;
            }
            meters.counter("qloop.reports.stuck").increment();
            stuck.remember(place);
            LOG.errorf(fault, "The message %d stays in the mailbox for reports", waiting.uid());
            return Optional.empty();
        }
    }

    private Optional<ReportOutcome> takeIn(Mailbox mailbox, Waiting waiting, Place place) {
        var now = clock.instant();
        var arrived = new Arrived(
                place, waiting.receivedAt().filter(at -> at.isBefore(now)).orElse(now));
        var outcome = waiting.size() > settings.maxSize().asLongValue()
                ? Optional.of(takeInReport.setAside(arrived, ReportOutcome.NO_REPORT, "larger than a report may be"))
                : takeIn(mailbox, waiting, arrived);
        outcome.ifPresent(it -> count(it, 1));
        return outcome;
    }

    private Optional<ReportOutcome> takeIn(Mailbox mailbox, Waiting waiting, Arrived arrived) {
        try {
            var original = Files.createTempFile("report", ".eml");
            try {
                mailbox.fetch(waiting, original);
                return takeIn(arrived, original);
            } finally {
                Files.delete(original);
            }
        } catch (IOException e) {
            throw new IllegalStateException("A report cannot be read", e);
        }
    }

    private Optional<ReportOutcome> takeIn(Arrived arrived, Path original) throws IOException {
        Report report;
        var raw = new ByteArrayInputStream(Files.readAllBytes(original));
        try {
            report = ReportReader.read(new MimeMessage(Session.getInstance(new Properties()), raw));
        } catch (MessagingException | IOException | RuntimeException unreadable) {
            LOG.info("A mail in the mailbox for reports is not built as mails are", unreadable);
            return Optional.of(takeInReport.setAside(arrived, ReportOutcome.NO_REPORT, "not built as mails are"));
        }
        return report.isReport()
                ? takeInReport.handle(arrived, report)
                : Optional.of(takeInReport.setAside(arrived, ReportOutcome.NO_REPORT, "says nothing of a delivery"));
    }

    private void count(ReportOutcome outcome, int more) {
        meters.counter("qloop.reports.read", "outcome", EnumNames.of(outcome)).increment(more);
    }
}

package io.qloop.notification.report;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.qloop.notification.report.DeliveryReport.Place;
import io.qloop.notification.report.TakeInReport.Arrived;
import io.qloop.platform.json.EnumNames;
import io.qloop.platform.mailbox.MailServerFault;
import io.qloop.platform.mailbox.Mailbox;
import io.qloop.platform.mailbox.Mailbox.Waiting;
import io.qloop.platform.mailbox.MailboxRounds;
import io.qloop.platform.mailbox.MailboxRounds.Plan;
import io.qloop.platform.mailbox.MailboxRounds.Reading;
import io.qloop.platform.transaction.OneAtATime;
import io.qloop.platform.transaction.PassingFault;
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
import java.util.Optional;
import java.util.Properties;
import org.jboss.logging.Logger;

/** Reads the mailbox that mails come back to. */
@ApplicationScoped
class MailboxReader implements Reading<Place> {

    private static final Logger LOG = Logger.getLogger(MailboxReader.class);
    private static final String JOB = "mail-reports";

    /** Reports are small and many: they leave the mailbox together. */
    private static final Plan PLAN = new Plan(JOB, 200, 200, Duration.ofMinutes(10), Duration.ofMinutes(8));

    private final TakeInReport takeInReport;
    private final ReportSettings settings;
    private final MeterRegistry meters;
    private final Clock clock;
    private final MailboxRounds<Place> rounds;

    MailboxReader(
            ReportMailboxes mailboxes,
            TakeInReport takeInReport,
            OneAtATime oneAtATime,
            ReportSettings settings,
            MeterRegistry meters,
            Clock clock) {
        this.takeInReport = takeInReport;
        this.settings = settings;
        this.meters = meters;
        this.clock = clock;
        this.rounds = new MailboxRounds<>(PLAN, mailboxes, settings, oneAtATime, this);
    }

    void onStart(@Observes StartupEvent start) {
        for (var outcome : ReportOutcome.values()) {
            count(outcome, 0);
        }
        failures();
        stuck();
    }

    @Scheduled(
            identity = JOB,
            every = "${notification.reports.every:10s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void read() {
        rounds.read();
    }

    /** Why the last look into the mailbox failed; empty if it did not. */
    Optional<String> trouble() {
        return rounds.trouble();
    }

    @Override
    public Place place(Waiting waiting) {
        return new Place(settings.user(), waiting.uidValidity(), waiting.uid());
    }

    @Override
    public Optional<String> takeIn(Mailbox mailbox, Waiting waiting) {
        var place = place(waiting);
        return takeInReport
                .readBefore(place)
                .or(() -> takeIn(mailbox, waiting, place))
                .map(this::folderFor);
    }

    @Override
    public boolean isPassing(RuntimeException fault) {
        return fault instanceof MailServerFault || PassingFault.is(fault);
    }

    @Override
    public void failed() {
        failures().increment();
    }

    @Override
    public void gotStuck() {
        stuck().increment();
    }

    private Counter failures() {
        return meters.counter("qloop.mailbox.failures");
    }

    private Counter stuck() {
        return meters.counter("qloop.reports.stuck");
    }

    private String folderFor(ReportOutcome outcome) {
        return switch (outcome) {
            case BOUNCED, DELAYED, DELIVERED, NOTED -> settings.processedFolder();
            case UNMATCHED, NO_REPORT -> settings.unmatchedFolder();
        };
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

package io.qloop.notification.report;

import io.qloop.notification.loop.Loops;
import io.qloop.notification.message.Ledger;
import io.qloop.notification.message.LedgerStep;
import io.qloop.notification.message.MailId;
import io.qloop.notification.message.Message;
import io.qloop.notification.message.MessageStatus;
import io.qloop.notification.message.Messages;
import io.qloop.notification.report.DeliveryReport.Effect;
import io.qloop.notification.report.DeliveryReport.Place;
import io.qloop.notification.report.Report.Line;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.outbox.Outbox;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/** Notes a report and moves the message that it is about, in one transaction. */
@ApplicationScoped
class TakeInReport {

    private static final String ACTOR = "mail-reports";

    private final DeliveryReports reports;
    private final Messages messages;
    private final Ledger ledger;
    private final Outbox outbox;
    private final Loops loops;
    private final Clock clock;

    TakeInReport(DeliveryReports reports, Messages messages, Ledger ledger, Outbox outbox, Loops loops, Clock clock) {
        this.reports = reports;
        this.messages = messages;
        this.ledger = ledger;
        this.outbox = outbox;
        this.loops = loops;
        this.clock = clock;
    }

    /** A mail as it lies in the mailbox. */
    record Arrived(Place place, Instant receivedAt) {}

    /** Of a mail that was read before: what it led to. */
    Optional<ReportOutcome> readBefore(Place place) {
        return QuarkusTransaction.requiringNew().call(() -> reports.at(place).map(DeliveryReport::outcome));
    }

    /** Notes a mail that is no report about a message of ours. */
    ReportOutcome setAside(Arrived arrived, ReportOutcome outcome, String detail) {
        return QuarkusTransaction.requiringNew().call(() -> noted(arrived, new Effect(null, outcome, null, detail)));
    }

    /** Empty where the attempt that it is about has not ended yet: the mail is looked at again. */
    Optional<ReportOutcome> handle(Arrived arrived, Report report) {
        var about = report.mail().map(MailId::message).flatMap(id -> QuarkusTransaction.requiringNew()
                .call(() -> messages.findByIdOptional(id)));
        if (about.isEmpty()) {
            return Optional.of(setAside(arrived, ReportOutcome.UNMATCHED, told(report)));
        }
        var outcome = new AtomicReference<Optional<ReportOutcome>>(Optional.empty());
        loops.within(
                about.get(),
                ACTOR,
                "mail report",
                () -> outcome.set(QuarkusTransaction.requiringNew()
                        .call(() -> takeIn(arrived, report, about.get().id()))));
        return outcome.get();
    }

    private Optional<ReportOutcome> takeIn(Arrived arrived, Report report, UUID id) {
        var message = messages.lock(id).orElseThrow();
        if (message.status() == MessageStatus.SENDING) {
            return Optional.empty();
        }
        if (!report.mail().equals(Optional.of(message.mailId()))) {
            return Optional.of(noted(arrived, notedOnly(message, "about an earlier mail: " + told(report), null)));
        }
        var effect = report.lines().stream()
                .filter(line -> isAbout(line, message))
                // Of several lines the one that says most: what failed failed.
                .min(Comparator.comparing(Line::fate))
                .map(line -> effectOf(line, message))
                .orElseGet(() -> notedOnly(message, "about another address: " + told(report), null));
        return Optional.of(noted(arrived, effect));
    }

    /** The copy for the archive and whoever had the message before are other addresses. */
    private static boolean isAbout(Line line, Message message) {
        return line.recipient().isEmpty()
                || message.recipient()
                        .filter(to -> to.mail()
                                .toLowerCase(Locale.ROOT)
                                .equals(line.recipient().get().toLowerCase(Locale.ROOT)))
                        .isPresent();
    }

    private Effect effectOf(Line line, Message message) {
        var now = clock.instant();
        var detail = line.status() + " " + line.detail();
        var status = message.status();
        var isWithAServer = status == MessageStatus.HANDED_OVER || status == MessageStatus.DELIVERED;
        if (line.fate() == Fate.FAILED && isWithAServer) {
            outbox.append(message.bounce(line.status(), now).announced());
            ledger.note(message, LedgerStep.BOUNCED, detail, now);
            return new Effect(message.id(), ReportOutcome.BOUNCED, line.status(), detail);
        }
        if (line.fate() == Fate.DELAYED && status == MessageStatus.HANDED_OVER) {
            message.delay(now);
            ledger.noteAgain(message, LedgerStep.DELAYED, detail, now);
            return new Effect(message.id(), ReportOutcome.DELAYED, line.status(), detail);
        }
        if (line.fate() == Fate.DELIVERED && status == MessageStatus.HANDED_OVER) {
            message.deliver(now);
            ledger.note(message, LedgerStep.DELIVERED, detail, now);
            return new Effect(message.id(), ReportOutcome.DELIVERED, line.status(), detail);
        }
        return notedOnly(message, detail, line.status());
    }

    private Effect notedOnly(Message message, String detail, String statusCode) {
        ledger.noteAgain(message, LedgerStep.REPORTED, detail, clock.instant());
        return new Effect(message.id(), ReportOutcome.NOTED, statusCode, detail);
    }

    private ReportOutcome noted(Arrived arrived, Effect effect) {
        reports.persist(new DeliveryReport(Ids.next(), arrived.place(), arrived.receivedAt(), effect));
        reports.flush();
        return effect.outcome();
    }

    private static String told(Report report) {
        return report.lines().stream()
                .map(line -> line.recipient().map(it -> it + ": ").orElse("") + line.status() + " " + line.detail())
                .collect(Collectors.joining("; "));
    }
}

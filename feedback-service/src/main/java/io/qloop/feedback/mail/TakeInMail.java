package io.qloop.feedback.mail;

import io.qloop.feedback.customer.CustomerContacts;
import io.qloop.feedback.feedback.KnownFeedbacks;
import io.qloop.feedback.mail.mime.Body;
import io.qloop.feedback.mail.mime.Cut;
import io.qloop.feedback.mail.mime.Head;
import io.qloop.feedback.mail.mime.Mail;
import io.qloop.feedback.mail.mime.Sender;
import io.qloop.platform.attachment.AttachmentScope;
import io.qloop.platform.ids.Ids;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Decides what becomes of a mail and writes it down, with its files, in one transaction: when the service dies before the
 * end of it nothing has happened, and the mail is still in the mailbox.
 */
@ApplicationScoped
class TakeInMail {

    /** Files are scanned and brought to their store in it. */
    private static final Duration LONGEST = Duration.ofMinutes(5);

    private static final String SHORTENED = " […]";

    private final ReceivedMails mails;
    private final MailedCases cases;
    private final MailFiles files;
    private final CustomerContacts contacts;
    private final KnownFeedbacks feedbacks;
    private final Screening screening;
    private final Clock clock;

    TakeInMail(
            ReceivedMails mails,
            MailedCases cases,
            MailFiles files,
            CustomerContacts contacts,
            KnownFeedbacks feedbacks,
            MailSettings settings,
            Clock clock) {
        this.mails = mails;
        this.cases = cases;
        this.files = files;
        this.contacts = contacts;
        this.feedbacks = feedbacks;
        this.screening = new Screening(ownAddresses(settings));
        this.clock = clock;
    }

    /** A mail as it lies in the mailbox. */
    record Arrived(MailPlace place, long size, Instant receivedAt) {}

    /** Of a mail that was read before: what became of it. */
    Optional<ReceivedMail> readBefore(MailPlace place) {
        return QuarkusTransaction.requiringNew().call(() -> mails.at(place));
    }

    /** Decides by what stands in the mail. */
    ReceivedMail handle(Arrived arrived, Path original) throws IOException, MessagingException {
        return take(arrived, original, Optional.empty());
    }

    /** Leaves it to somebody what becomes of the mail. */
    ReceivedMail setAside(Arrived arrived, Path original, MailReason why) throws IOException, MessagingException {
        return take(arrived, original, Optional.of(why));
    }

    /** Notes a mail that stays in the mailbox, of which only the head is known. */
    ReceivedMail note(Arrived arrived, Head head, MailReason why) {
        return inTransaction(() -> {
            var identity = new ReceivedMail.Identity(head.messageId(), Optional.empty(), arrived.size());
            var before = mails.firstLike(arrived.place().mailbox(), identity);
            var outcome = nobodysWords(head, before).orElseGet(() -> new Outcome.Unassigned(why));
            return persist(Ids.next(), arrived, identity, letter(head, ""), outcome);
        });
    }

    private ReceivedMail take(Arrived arrived, Path original, Optional<MailReason> setAside)
            throws IOException, MessagingException {
        try (var mail = Mail.open(original)) {
            var head = mail.head();
            var body = mail.body();
            var hash = mail.contentHash(arrived.receivedAt());
            var identity = new ReceivedMail.Identity(head.messageId(), Optional.of(hash), arrived.size());
            return inTransaction(() -> take(arrived, original, head, body, identity, setAside));
        }
    }

    private ReceivedMail take(
            Arrived arrived,
            Path original,
            Head head,
            Body body,
            ReceivedMail.Identity identity,
            Optional<MailReason> setAside) {
        var letter = letter(head, text(body));
        var before = mails.firstLike(arrived.place().mailbox(), identity);
        var outcome = nobodysWords(head, before)
                .or(() -> setAside.map(Outcome.Unassigned::new))
                .orElseGet(() -> decide(head, body, letter, arrived));
        var id = Ids.next();
        var staysInMailbox = setAside.filter(MailReason::isLeftInMailbox).isPresent();
        var refused = !staysInMailbox && isWorthKeeping(outcome, identity, before)
                ? keep(scope(id, outcome), letter, original, body)
                : List.<RefusedFile>of();
        return persist(id, arrived, identity, letter.withRefused(refused), outcome);
    }

    private List<RefusedFile> keep(AttachmentScope scope, Letter letter, Path original, Body body) {
        files.keepOriginal(scope, letter.subject(), original);
        return body instanceof Body.Readable readable ? files.keep(scope, readable.files()) : List.of();
    }

    /** What nobody wrote to us leads to nothing; nor does what came before. */
    private Optional<Outcome> nobodysWords(Head head, Optional<ReceivedMail> before) {
        return before.<Outcome>map(first -> new Outcome.Ignored(MailReason.DOUBLE, Optional.of(first.id())))
                .or(() -> screening.reason(head).map(why -> new Outcome.Ignored(why, Optional.empty())));
    }

    private Outcome decide(Head head, Body body, Letter letter, Arrived arrived) {
        if (body instanceof Body.Broken) {
            return new Outcome.Unassigned(MailReason.UNREADABLE);
        }
        var customers =
                head.sender().map(Sender::mail).map(contacts::customersOf).orElse(Set.of());
        var named = caseOf(head, customers);
        if (named.isPresent()) {
            var feedback = named.get();
            return customers.contains(feedback.customerId())
                    ? new Outcome.Answered(feedback.customerId(), feedback.id())
                    : new Outcome.Unassigned(MailReason.CASE_OF_ANOTHER_CUSTOMER);
        }
        return switch (customers.size()) {
            case 0 -> new Outcome.Unassigned(MailReason.SENDER_UNKNOWN);
            case 1 -> {
                var customer = customers.iterator().next();
                yield new Outcome.OpenedFeedback(customer, cases.open(letter, customer, arrived.receivedAt()));
            }
            default -> new Outcome.Unassigned(MailReason.SENDER_AMBIGUOUS);
        };
    }

    /** The case that the mail answers, or whose number it names; of a merged one the case that goes on for it. */
    private Optional<KnownFeedbacks.Known> caseOf(Head head, Set<String> customers) {
        return mails.feedbackOf(head.references())
                .or(() -> answered(head))
                .or(() -> numbered(head, customers).map(KnownFeedbacks.Known::id))
                .map(feedbacks::goingOn);
    }

    /** The case of which a mail of ours told. */
    private Optional<UUID> answered(Head head) {
        return CaseReferences.in(head.references()).stream()
                .flatMap(id -> feedbacks.find(id).stream())
                .map(KnownFeedbacks.Known::id)
                .findFirst();
    }

    /** Of several the first of the sender's own. */
    private Optional<KnownFeedbacks.Known> numbered(Head head, Set<String> customers) {
        var numbers = CaseNumbers.in(head.subject());
        var named = feedbacks.numbered(numbers).stream()
                .sorted(Comparator.comparing(feedback -> numbers.indexOf(feedback.number())))
                .toList();
        return named.stream()
                .filter(feedback -> customers.contains(feedback.customerId()))
                .findFirst()
                .or(() -> named.stream().findFirst());
    }

    /** Of the same content one copy is enough. */
    private static boolean isWorthKeeping(
            Outcome outcome, ReceivedMail.Identity identity, Optional<ReceivedMail> before) {
        return outcome.status() != MailStatus.IGNORED
                || before.filter(first -> first.hasContentOf(identity)).isEmpty();
    }

    private static AttachmentScope scope(UUID mail, Outcome outcome) {
        return outcome instanceof Outcome.OfCase accepted
                ? AttachmentScope.ofCustomer(accepted.feedback())
                : AttachmentScope.ofOurs(mail);
    }

    private ReceivedMail persist(
            UUID id, Arrived arrived, ReceivedMail.Identity identity, Letter letter, Outcome outcome) {
        var times = new ReceivedMail.Times(arrived.receivedAt(), clock.instant());
        var mail = new ReceivedMail(id, arrived.place(), identity, letter, times, outcome);
        mails.persist(mail);
        cases.announce(mail);
        return mail;
    }

    private static Letter letter(Head head, String text) {
        var sender = head.sender();
        return new Letter(
                sender.map(Sender::mail).orElse(null),
                sender.map(Sender::name).filter(name -> !name.isEmpty()).orElse(null),
                shortened(Letter.SUBJECT_MAX, head.subject()),
                shortened(Letter.TEXT_MAX, text),
                List.of());
    }

    private static String shortened(int max, String text) {
        return text.length() <= max ? text : Cut.to(max - SHORTENED.length(), text) + SHORTENED;
    }

    private static String text(Body body) {
        return body instanceof Body.Readable readable ? readable.text() : "";
    }

    private static <T> T inTransaction(Supplier<T> deed) {
        return QuarkusTransaction.requiringNew()
                .timeout((int) LONGEST.toSeconds())
                .call(deed::get);
    }

    private static Set<String> ownAddresses(MailSettings settings) {
        var own = new TreeSet<String>();
        Stream.concat(
                        settings.ownAddresses().orElse(Set.of()).stream(),
                        Stream.of(settings.address().orElseGet(settings::user)))
                .map(address -> address.strip().toLowerCase(Locale.ROOT))
                .forEach(own::add);
        return own;
    }
}

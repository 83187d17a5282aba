package io.qloop.notification.notice;

import io.qloop.notification.addressing.WriteMessages;
import io.qloop.notification.contact.CustomerContact;
import io.qloop.notification.contact.CustomerContacts;
import io.qloop.notification.goods.LotsDelivered;
import io.qloop.notification.message.Audience;
import io.qloop.notification.message.Matter;
import io.qloop.notification.message.Occasion;
import io.qloop.notification.notice.Receivers.Untold;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Texts;
import io.qloop.platform.transaction.OneAtATime;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.util.List;

/**
 * Tells everybody who received goods of an issued notice, in steps: whoever stops it in the middle, the rest follows and
 * nobody is told twice. A delivery that becomes known later is looked at as well.
 */
@ApplicationScoped
class TellReceivers {

    private static final int STEP = 200;
    private static final String SOURCE = "/qloop/notification";

    private final Receivers receivers;
    private final Notices notices;
    private final CustomerContacts contacts;
    private final WriteMessages writeMessages;
    private final Texts texts;
    private final OneAtATime oneAtATime;
    private final Clock clock;

    /** At the start there may be work of an instance that ended. */
    private volatile boolean mayBeWork = true;

    TellReceivers(
            Receivers receivers,
            Notices notices,
            CustomerContacts contacts,
            WriteMessages writeMessages,
            Texts texts,
            OneAtATime oneAtATime,
            Clock clock) {
        this.receivers = receivers;
        this.notices = notices;
        this.contacts = contacts;
        this.writeMessages = writeMessages;
        this.texts = texts;
        this.oneAtATime = oneAtATime;
        this.clock = clock;
    }

    /** A notice was issued. */
    record NoticeIssued() {}

    void onIssued(@Observes(during = TransactionPhase.AFTER_SUCCESS) NoticeIssued issued) {
        mayBeWork = true;
    }

    void onDelivered(@Observes(during = TransactionPhase.AFTER_SUCCESS) LotsDelivered delivered) {
        mayBeWork = true;
    }

    @Scheduled(
            identity = "tell-receivers",
            every = "${notification.notice.every:2s}",
            concurrentExecution = ConcurrentExecution.SKIP)
    void sweep() {
        if (!mayBeWork) {
            return;
        }
        mayBeWork = false;
        try {
            while (QuarkusTransaction.requiringNew().call(this::tellSome)) {
                // as long as somebody is left
            }
        } catch (RuntimeException fault) {
            mayBeWork = true;
            throw fault;
        }
    }

    /** True when there may be more; another instance that is at it counts as that. */
    private boolean tellSome() {
        if (!oneAtATime.isMine("tell-receivers")) {
            mayBeWork = true;
            return false;
        }
        var some = receivers.untold(STEP);
        some.forEach(this::tell);
        return some.size() == STEP;
    }

    private void tell(Untold customer) {
        var notice = notices.get(customer.noticeId());
        var language = contacts.findByIdOptional(customer.customerId())
                .map(CustomerContact::language)
                .orElse(Language.ZH);
        var id = notice.id().toString();
        var written = writeMessages.handle(new WriteMessages.Command(
                // One of its own for each customer, also where two have the same contact.
                new Occasion(
                        id + "/" + customer.customerId(), SOURCE, notice.kind().message(), id, null, id, null),
                List.of(new Audience.Customer(customer.customerId())),
                new Matter(
                        notice.number(),
                        notice.number(),
                        about(notice, language),
                        customer.products(),
                        // A document is about the product, whichever lots of it were delivered.
                        notice.document().isPresent() ? null : customer.lots(),
                        null,
                        null,
                        "/advisory-notices/" + id)));
        // The line refers to the message.
        notices.flush();
        receivers.told(customer, written.getFirst().id(), clock.instant());
    }

    private String about(AdvisoryNotice notice, Language language) {
        var words = notice.words().whole(language);
        return notice.document()
                .map(document -> texts.get(
                                document.documentReplaces() == null ? "notice.document" : "notice.document-replaces",
                                language,
                                document.documentCode(),
                                document.documentRevision(),
                                document.documentReplaces())
                        + "\n\n" + words)
                .orElse(words);
    }
}

package io.qloop.notification.notice;

import io.qloop.notification.enclosure.Enclosures;
import io.qloop.notification.notice.TellReceivers.NoticeIssued;
import io.qloop.platform.attachment.Attachments;
import io.qloop.platform.audit.SeenVersion;
import io.qloop.platform.ids.Ids;
import io.qloop.platform.number.Numbers;
import io.qloop.platform.outbox.Outbox;
import io.qloop.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import java.util.function.BiConsumer;

/** What our people do with a notice. */
@ApplicationScoped
class ChangeNotices {

    private static final String NUMBER_FORM = "AN";

    private final Notices notices;
    private final Receivers receivers;
    private final Attachments attachments;
    private final Numbers numbers;
    private final Outbox outbox;
    private final SeenVersion seenVersion;
    private final Event<NoticeIssued> issued;
    private final Clock clock;

    ChangeNotices(
            Notices notices,
            Receivers receivers,
            Attachments attachments,
            Numbers numbers,
            Outbox outbox,
            SeenVersion seenVersion,
            Event<NoticeIssued> issued,
            Clock clock) {
        this.notices = notices;
        this.receivers = receivers;
        this.attachments = attachments;
        this.numbers = numbers;
        this.outbox = outbox;
        this.seenVersion = seenVersion;
        this.issued = issued;
        this.clock = clock;
    }

    /** Which notice, the version that the caller has seen, and the caller's login. */
    record Seen(UUID id, String ifMatch, String by) {}

    @Transactional
    AdvisoryNotice draft(AdvisoryNotice.Draft draft, String by) {
        var id = Ids.next();
        var notice = new AdvisoryNotice(id, numbers.next(NUMBER_FORM, id), draft, by, clock.instant());
        notices.persist(notice);
        notices.flush();
        return notice;
    }

    @Transactional
    AdvisoryNotice write(Seen seen, AdvisoryNotice.Draft draft) {
        return change(seen, (notice, _) -> notice.write(draft));
    }

    @Transactional
    void removeFile(UUID id, UUID file, String because) {
        notices.lock(id).requireDraft();
        attachments.remove(Enclosures.of(id), file, because);
    }

    /** @throws Refusal as long as nobody is known to have received any of its goods, or its document is missing */
    @Transactional
    AdvisoryNotice submit(Seen seen) {
        return change(seen, (notice, now) -> {
            if (receivers.after(notice.id(), "", 1).isEmpty()) {
                throw Refusal.conflict("notice-without-receivers");
            }
            if (notice.document().isPresent()
                    && attachments.list(Enclosures.of(notice.id())).isEmpty()) {
                throw Refusal.conflict("notice-without-document");
            }
            notice.submit(seen.by(), now);
        });
    }

    @Transactional
    AdvisoryNotice giveBack(Seen seen, String because) {
        return change(seen, (notice, _) -> notice.giveBack(because));
    }

    @Transactional
    AdvisoryNotice issue(Seen seen) {
        return change(seen, (notice, now) -> {
            notice.requireApprovalBy(seen.by());
            notice.document().ifPresent(document -> replaceEarlier(notice, document, seen.by(), now));
            notice.issue(seen.by(), now);
            attachments.lock(Enclosures.of(notice.id()));
            outbox.append(NoticeEvent.issued(notice, receivers.of(notice.id()).size(), now)
                    .announced());
            issued.fire(new NoticeIssued());
        });
    }

    /** @throws Refusal where customers have, or had, this revision already */
    private void replaceEarlier(AdvisoryNotice notice, TechnicalDocument document, String by, Instant now) {
        notices.oneAfterTheOther(document.documentCode());
        if (notices.isIssued(document)) {
            throw Refusal.conflict("notice-revision-issued", document.documentCode(), document.documentRevision());
        }
        notices.lockIssued(document.documentCode()).forEach(earlier -> earlier.giveWayTo(notice, by, now));
        // Before the new one is: of a document one revision at a time goes out.
        notices.flush();
    }

    @Transactional
    AdvisoryNotice report(Seen seen, String reference) {
        return change(seen, (notice, now) -> notice.report(reference, seen.by(), now));
    }

    @Transactional
    AdvisoryNotice withdraw(Seen seen, String because) {
        return change(seen, (notice, now) -> notice.withdraw(because, seen.by(), now));
    }

    @Transactional
    AdvisoryNotice close(Seen seen, String because) {
        return change(seen, (notice, now) -> notice.close(because, seen.by(), now));
    }

    /** Records that a customer has read it, where that is known otherwise than by the link in the mail. */
    @Transactional
    void confirm(UUID id, String customerId, Receiver.Confirmation confirmation) {
        var notice = notices.lock(id);
        if (notice.status() != NoticeStatus.ISSUED) {
            throw Refusal.conflict("notice-not-possible", notice.status());
        }
        if (!receivers.confirmed(id, customerId, confirmation)) {
            throw Refusal.notFound("notice-receiver-not-found");
        }
    }

    private AdvisoryNotice change(Seen seen, BiConsumer<AdvisoryNotice, Instant> act) {
        var notice = notices.lock(seen.id());
        var version = notice.version();
        act.accept(notice, clock.instant());
        seenVersion.require(seen.ifMatch(), notice, version);
        notices.flush();
        return notice;
    }
}

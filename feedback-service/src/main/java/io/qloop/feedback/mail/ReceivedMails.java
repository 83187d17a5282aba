package io.qloop.feedback.mail;

import io.qloop.platform.problem.Refusal;
import io.qloop.platform.web.Filter;
import io.qloop.platform.web.Page;
import io.qloop.platform.web.PageRequest;
import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** All mails that were read: what became of each can be told at any time. */
@ApplicationScoped
class ReceivedMails implements PanacheRepositoryBase<ReceivedMail, UUID> {

    ReceivedMail get(UUID id) {
        return findByIdOptional(id).orElseThrow(ReceivedMails::unknown);
    }

    /** Of two who decide at once, the second waits for the first. */
    ReceivedMail lock(UUID id) {
        return findByIdOptional(id, LockModeType.PESSIMISTIC_WRITE).orElseThrow(ReceivedMails::unknown);
    }

    /** The mail that was read at this place. */
    Optional<ReceivedMail> at(MailPlace place) {
        return find(
                        "place.mailbox = ?1 and place.uidValidity = ?2 and place.uid = ?3",
                        place.mailbox(),
                        place.uidValidity(),
                        place.uid())
                .firstResultOptional();
    }

    /** The mail of the mailbox that came first under this id or with this content. */
    Optional<ReceivedMail> firstLike(String mailbox, ReceivedMail.Identity identity) {
        return identity.messageId()
                .flatMap(it -> first("messageId = ?2", mailbox, it))
                .or(() -> identity.contentHash().flatMap(it -> first("contentHash = ?2", mailbox, it)));
    }

    private Optional<ReceivedMail> first(String like, String mailbox, String value) {
        return find("place.mailbox = ?1 and doubleOf is null and " + like, mailbox, value)
                .firstResultOptional();
    }

    /** The feedback that the first of these messages belongs to that belongs to any. */
    Optional<UUID> feedbackOf(List<String> messageIds) {
        if (messageIds.isEmpty()) {
            return Optional.empty();
        }
        var known = list("messageId in ?1 and feedbackId is not null", messageIds);
        return messageIds.stream()
                .flatMap(id -> known.stream().filter(mail -> mail.isCalled(id)))
                .findFirst()
                .flatMap(ReceivedMail::feedbackId);
    }

    Page<ReceivedMailSummary> page(Optional<MailStatus> status, PageRequest request) {
        return request.page(
                this,
                Filter.all().eq("status", status.orElse(null)),
                ReceivedMailSummary.class,
                ReceivedMailSummary::id);
    }

    Page<ReceivedMail> ofFeedback(UUID feedback, PageRequest request) {
        return request.page(this, Filter.all().eq("feedbackId", feedback), ReceivedMail::id);
    }

    private static Refusal unknown() {
        return Refusal.notFound("mail-not-found");
    }
}

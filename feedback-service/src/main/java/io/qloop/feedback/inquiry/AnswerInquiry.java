package io.qloop.feedback.inquiry;

import io.qloop.feedback.feedback.Concerned;
import io.qloop.feedback.feedback.KnownFeedbacks;
import io.qloop.platform.attachment.Attachment;
import io.qloop.platform.attachment.AttachmentScope;
import io.qloop.platform.attachment.Attachments;
import io.qloop.platform.audit.SeenVersion;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.outbox.Outbox;
import io.qloop.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Takes the answer of a customer, whichever way it comes; those who asked are told. */
@ApplicationScoped
public class AnswerInquiry {
    private final Inquiries inquiries;
    private final InquiryDeadline deadline;
    private final Concerned concerned;
    private final Handlers handlers;
    private final KnownFeedbacks feedbacks;
    private final Attachments attachments;
    private final Outbox outbox;
    private final SeenVersion seenVersion;
    private final CurrentUser user;
    private final Clock clock;

    AnswerInquiry(
            Inquiries inquiries,
            InquiryDeadline deadline,
            Concerned concerned,
            Handlers handlers,
            KnownFeedbacks feedbacks,
            Attachments attachments,
            Outbox outbox,
            SeenVersion seenVersion,
            CurrentUser user,
            Clock clock) {
        this.inquiries = inquiries;
        this.deadline = deadline;
        this.concerned = concerned;
        this.handlers = handlers;
        this.feedbacks = feedbacks;
        this.attachments = attachments;
        this.outbox = outbox;
        this.seenVersion = seenVersion;
        this.user = user;
        this.clock = clock;
    }

    /** @param files of the feedback, that belong to the answer */
    record Command(UUID feedback, UUID inquiry, String ifMatch, Optional<String> text, List<UUID> files) {}

    /** The customer answers its own, or one of those who handle the feedback writes down what it has said. */
    @Transactional
    Inquiry handle(Command command) {
        var feedback = concerned.lock(command.feedback());
        var inquiry = inquiries.get(feedback.id(), command.inquiry());
        var seen = inquiry.version();
        if (user.isInternal()) {
            handlers.require(feedback);
        }
        if (!feedback.isOpen()) {
            throw Refusal.conflict("feedback-not-open", feedback.number());
        }
        requireFiles(feedback.id(), command.files());
        answer(
                inquiry,
                Answer.written(user.isInternal(), user.name(), command.text(), command.files(), clock.instant()));
        // After the rules: a precondition counts only where the request would succeed without it (RFC 9110, 13.2.1).
        seenVersion.require(command.ifMatch(), inquiry, seen);
        inquiries.flush();
        return inquiry;
    }

    /**
     * A mail of the customer in a feedback, open or not, answers what was asked before it came, there and in those that were
     * merged into it; otherwise it answers nothing.
     */
    @Transactional(TxType.MANDATORY)
    public void byMail(UUID feedbackId, UUID mailId, String text, Instant receivedAt) {
        concerned.lock(feedbackId);
        inquiries.open(feedbacks.withMerged(feedbackId)).stream()
                .filter(inquiry -> inquiry.wasAskedBefore(receivedAt))
                .forEach(inquiry -> answer(inquiry, Answer.ofMail(mailId, text, receivedAt)));
    }

    private void answer(Inquiry inquiry, Answer answer) {
        var feedback = feedbacks.get(inquiry.feedbackId());
        var told = new Inquiry.Told(feedback.number(), feedback.subject(), feedback.responsibleFunction());
        outbox.append(inquiry.answer(answer, told).announced());
        deadline.meet(inquiry);
    }

    private void requireFiles(UUID feedbackId, List<UUID> files) {
        var there = attachments.list(AttachmentScope.visibleTo(user, feedbackId)).stream()
                .map(Attachment::id)
                .collect(Collectors.toSet());
        files.stream().filter(file -> !there.contains(file)).findFirst().ifPresent(file -> {
            throw Refusal.unprocessable("inquiry-file-unknown", "files", file);
        });
    }
}

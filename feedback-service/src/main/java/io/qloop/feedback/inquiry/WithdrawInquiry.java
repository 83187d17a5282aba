package io.qloop.feedback.inquiry;

import io.qloop.feedback.feedback.Concerned;
import io.qloop.platform.audit.Audit;
import io.qloop.platform.audit.SeenVersion;
import io.qloop.platform.identity.CurrentUser;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Those who handle the feedback need the answer no more, or want to ask for something else. */
@ApplicationScoped
class WithdrawInquiry {
    private final Inquiries inquiries;
    private final InquiryDeadline deadline;
    private final Concerned concerned;
    private final Handlers handlers;
    private final Audit audit;
    private final SeenVersion seenVersion;
    private final CurrentUser user;
    private final Clock clock;

    WithdrawInquiry(
            Inquiries inquiries,
            InquiryDeadline deadline,
            Concerned concerned,
            Handlers handlers,
            Audit audit,
            SeenVersion seenVersion,
            CurrentUser user,
            Clock clock) {
        this.inquiries = inquiries;
        this.deadline = deadline;
        this.concerned = concerned;
        this.handlers = handlers;
        this.audit = audit;
        this.seenVersion = seenVersion;
        this.user = user;
        this.clock = clock;
    }

    record Command(UUID feedback, UUID inquiry, String ifMatch, String reason) {}

    @Transactional
    Inquiry handle(Command command) {
        var feedback = concerned.lock(command.feedback());
        var inquiry = inquiries.get(feedback.id(), command.inquiry());
        var seen = inquiry.version();
        handlers.require(feedback);
        audit.because(command.reason());
        inquiry.withdraw(command.reason(), user.name(), clock.instant());
        // After the rules: a precondition counts only where the request would succeed without it (RFC 9110, 13.2.1).
        seenVersion.require(command.ifMatch(), inquiry, seen);
        deadline.cancel(inquiry);
        inquiries.flush();
        return inquiry;
    }
}

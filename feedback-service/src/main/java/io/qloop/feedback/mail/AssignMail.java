package io.qloop.feedback.mail;

import io.qloop.feedback.customer.KnownCustomers;
import io.qloop.feedback.feedback.KnownFeedbacks;
import io.qloop.platform.attachment.AttachmentScope;
import io.qloop.platform.attachment.Attachments;
import io.qloop.platform.audit.SeenVersion;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.problem.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Says whose a mail is: it becomes a feedback of the customer, or an answer in one of its feedbacks. */
@ApplicationScoped
class AssignMail {

    private final ReceivedMails mails;
    private final MailedCases cases;
    private final KnownCustomers customers;
    private final KnownFeedbacks feedbacks;
    private final Attachments attachments;
    private final SeenVersion seenVersion;
    private final CurrentUser user;
    private final Clock clock;

    AssignMail(
            ReceivedMails mails,
            MailedCases cases,
            KnownCustomers customers,
            KnownFeedbacks feedbacks,
            Attachments attachments,
            SeenVersion seenVersion,
            CurrentUser user,
            Clock clock) {
        this.mails = mails;
        this.cases = cases;
        this.customers = customers;
        this.feedbacks = feedbacks;
        this.attachments = attachments;
        this.seenVersion = seenVersion;
        this.user = user;
        this.clock = clock;
    }

    /** @param feedback empty where the mail becomes a new one */
    record Command(UUID mail, String ifMatch, String customerId, Optional<UUID> feedback) {}

    @Transactional
    ReceivedMail handle(Command command) {
        var mail = mails.lock(command.mail());
        mail.requireMay(command.feedback().isPresent() ? MailStatus.ANSWERED : MailStatus.OPENED_FEEDBACK);
        var customer = command.customerId();
        if (!customers.knows(customer)) {
            throw Refusal.unprocessable("unknown-customer", "customerId", customer);
        }
        command.feedback().ifPresent(feedback -> requireOf(customer, feedback));
        // Before a number is given out for nothing.
        seenVersion.require(command.ifMatch(), mail, mail.version());

        var accepted = command.feedback()
                .<Outcome.OfCase>map(feedback -> new Outcome.Answered(customer, feedback))
                .orElseGet(() ->
                        new Outcome.OpenedFeedback(customer, cases.open(mail.letter(), customer, mail.receivedAt())));
        mail.assign(accepted, user.name(), clock.instant());
        attachments.handOver(AttachmentScope.ofOurs(mail.id()), AttachmentScope.ofCustomer(accepted.feedback()));
        cases.announce(mail);
        mails.flush();
        return mail;
    }

    private void requireOf(String customer, UUID feedback) {
        feedbacks
                .find(feedback)
                .filter(known -> known.customerId().equals(customer))
                .orElseThrow(() -> Refusal.unprocessable("feedback-not-of-customer", "feedbackId", customer));
    }
}

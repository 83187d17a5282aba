package io.qloop.feedback.mail;

import io.qloop.feedback.feedback.Channel;
import io.qloop.feedback.feedback.KnownFeedbacks;
import io.qloop.feedback.feedback.RegisterFeedback;
import io.qloop.feedback.feedback.Statement;
import io.qloop.feedback.inquiry.AnswerInquiry;
import io.qloop.platform.identity.CurrentUser;
import io.qloop.platform.outbox.Outbox;
import io.qloop.platform.procedure.proceeding.Judgement;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Brings mails into cases: the first of a matter as a feedback, further ones as answers. */
@ApplicationScoped
@Transactional(TxType.MANDATORY)
class MailedCases {

    private final RegisterFeedback registerFeedback;
    private final KnownFeedbacks feedbacks;
    private final AnswerInquiry answerInquiry;
    private final MailTexts texts;
    private final Outbox outbox;
    private final CurrentUser user;
    private final Clock clock;

    MailedCases(
            RegisterFeedback registerFeedback,
            KnownFeedbacks feedbacks,
            AnswerInquiry answerInquiry,
            MailTexts texts,
            Outbox outbox,
            CurrentUser user,
            Clock clock) {
        this.registerFeedback = registerFeedback;
        this.feedbacks = feedbacks;
        this.answerInquiry = answerInquiry;
        this.texts = texts;
        this.outbox = outbox;
        this.user = user;
        this.clock = clock;
    }

    /** A feedback with the mail's words; who answers it and by when, its procedure says. */
    UUID open(Letter letter, String customerId, Instant receivedAt) {
        return registerFeedback
                .handle(new RegisterFeedback.Command(
                        new Statement(
                                customerId,
                                Channel.E_MAIL,
                                texts.subject(letter, customerId),
                                texts.content(letter, customerId),
                                receivedAt,
                                Optional.empty(),
                                Optional.empty()),
                        Judgement.NONE,
                        Optional.empty(),
                        Optional.empty(),
                        user.name()))
                .id();
    }

    /** Tells the responsible function of an answer, and what was asked is answered by it; a new feedback announces itself. */
    void announce(ReceivedMail mail) {
        if (mail.status() == MailStatus.ANSWERED) {
            var feedback = feedbacks.get(mail.feedbackId().orElseThrow());
            var subject = texts.subject(mail.letter(), feedback.customerId());
            outbox.append(
                    AnswerReceived.of(mail, feedback, subject, clock.instant()).announced());
            answerInquiry.byMail(
                    feedback.id(), mail.id(), texts.content(mail.letter(), feedback.customerId()), mail.receivedAt());
        }
    }
}

package io.qloop.feedback.mail;

import io.qloop.platform.i18n.Texts;
import io.qloop.platform.json.EnumNames;
import io.qloop.platform.timeline.CaseHistory;
import io.qloop.platform.timeline.Happening;
import io.qloop.platform.timeline.Happening.About;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The mails that a feedback was opened by or answered in; who wrote them and what stands with the mails themselves. */
@ApplicationScoped
class MailHistory implements CaseHistory {

    private final ReceivedMails mails;
    private final Texts texts;

    MailHistory(ReceivedMails mails, Texts texts) {
        this.mails = mails;
        this.texts = texts;
    }

    @Override
    public List<Happening> of(UUID caseId) {
        return mails.list("feedbackId = ?1 order by id", caseId).stream()
                .map(this::of)
                .toList();
    }

    private Happening of(ReceivedMail mail) {
        return new Happening(
                mail.receivedAt(),
                "mail/" + mail.id(),
                "mail-received",
                new About("received-mail", mail.id().toString(), null),
                null,
                texts.both("timeline.mail-received"),
                Map.of("status", EnumNames.of(mail.status())));
    }
}

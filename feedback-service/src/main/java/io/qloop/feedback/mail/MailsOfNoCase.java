package io.qloop.feedback.mail;

import io.qloop.platform.retention.KeptRecords;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import java.util.UUID;

/** Mails that became no part of a feedback, with their originals. As long as one is unassigned, it is open and stays. */
@ApplicationScoped
class MailsOfNoCase implements KeptRecords {

    private final ReceivedMails mails;

    MailsOfNoCase(ReceivedMails mails) {
        this.mails = mails;
    }

    @Override
    public String code() {
        return "received-mail";
    }

    @Override
    public String subject() {
        return "received-mail";
    }

    @Override
    public Set<String> namedAs() {
        return Set.of("received-mail");
    }

    /** What the mail says about itself is no name that could stay when it is gone. */
    @Override
    public Source source() {
        return new Source(
                "ReceivedMail",
                "cast(e.id as string)",
                "e.receivedAt",
                "case when e.status <> UNASSIGNED then coalesce(e.decidedAt, e.readAt) end",
                "e.feedbackId is null");
    }

    @Override
    public void dispose(UUID id) {
        mails.delete(mails.get(id));
    }
}

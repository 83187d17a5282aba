package io.qloop.feedback.mail;

import io.qloop.platform.audit.Audit;
import io.qloop.platform.audit.SeenVersion;
import io.qloop.platform.identity.CurrentUser;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;

/** Decides that a mail is no feedback of a customer. */
@ApplicationScoped
class DismissMail {

    private final ReceivedMails mails;
    private final Audit audit;
    private final SeenVersion seenVersion;
    private final CurrentUser user;
    private final Clock clock;

    DismissMail(ReceivedMails mails, Audit audit, SeenVersion seenVersion, CurrentUser user, Clock clock) {
        this.mails = mails;
        this.audit = audit;
        this.seenVersion = seenVersion;
        this.user = user;
        this.clock = clock;
    }

    record Command(UUID mail, String ifMatch, String reason) {}

    @Transactional
    ReceivedMail handle(Command command) {
        var mail = mails.lock(command.mail());
        var seen = mail.version();
        audit.because(command.reason());
        mail.dismiss(command.reason(), user.name(), clock.instant());
        seenVersion.require(command.ifMatch(), mail, seen);
        mails.flush();
        return mail;
    }
}

package io.qloop.feedback.mail;

import io.qloop.feedback.mail.mime.Head;
import io.qloop.feedback.mail.mime.Sender;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Tells mails that nobody wrote to us from those that somebody did: our own, automatic answers (RFC 3834), reports of mail
 * servers (RFC 3464), lists (RFC 2919) and bulk.
 *
 * @param ownAddresses in lower case
 */
record Screening(Set<String> ownAddresses) {

    private static final Set<String> BULK = Set.of("bulk", "junk", "list");
    private static final Set<String> SERVERS = Set.of("mailer-daemon", "postmaster");

    /** What programs that know no header put before the subject; with a colon, so that nobody's own words are meant. */
    private static final Pattern AUTOMATIC_SUBJECT = Pattern.compile(
            "^\\s*(自动回复|自動回覆|自动答复|外出|不在办公室|automatic reply|auto[- ]?reply|autoreply|out of (the )?office"
                    + "|abwesenheitsnotiz|automatische antwort)\\s*[:：].*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    Optional<MailReason> reason(Head head) {
        if (isOurs(head)) {
            return Optional.of(MailReason.LOOP);
        }
        if (isReport(head)) {
            return Optional.of(MailReason.DELIVERY_REPORT);
        }
        if (isAutomatic(head)) {
            return Optional.of(MailReason.AUTOMATIC_ANSWER);
        }
        return isBulk(head) ? Optional.of(MailReason.BULK) : Optional.empty();
    }

    private boolean isOurs(Head head) {
        return head.hasOf("x-loop")
                || head.sender()
                        .map(Sender::mail)
                        .filter(ownAddresses::contains)
                        .isPresent();
    }

    /** Reports have no way back, or their own kind of content; a receipt of reading is one as well. */
    private static boolean isReport(Head head) {
        return head.value("return-path").filter("<>"::equals).isPresent()
                || head.contentType().equals("multipart/report")
                || head.contentType().equals("message/delivery-status")
                || head.sender()
                        .map(sender -> sender.mail().substring(0, sender.mail().indexOf('@')))
                        .filter(SERVERS::contains)
                        .isPresent();
    }

    private static boolean isAutomatic(Head head) {
        return head.value("auto-submitted").filter(it -> !it.startsWith("no")).isPresent()
                || head.hasOf("x-autoreply")
                || head.hasOf("x-autorespond")
                || head.value("precedence").filter("auto_reply"::equals).isPresent()
                || AUTOMATIC_SUBJECT.matcher(head.subject()).matches();
    }

    private static boolean isBulk(Head head) {
        return head.hasOf("list-")
                || head.value("precedence").filter(BULK::contains).isPresent();
    }
}

package io.qloop.notification.report;

import io.qloop.notification.message.MailId;
import java.util.List;
import java.util.Optional;

/**
 * What a mail in the mailbox reports.
 *
 * @param mail the mail of ours that it is about, if it says so
 * @param lines one for each recipient; none where the mail is no report at all
 */
record Report(Optional<MailId> mail, List<Line> lines) {

    /**
     * What became of the mail to one recipient.
     *
     * @param recipient the address as the mail was sent to, or nothing where the report does not say
     * @param status as RFC 3463 counts, such as {@code 5.1.1}
     * @param detail in the words of the mail server
     */
    record Line(Optional<String> recipient, Fate fate, String status, String detail) {

        /** The detail may name the recipient. */
        @Override
        public String toString() {
            return "Line[" + fate + ", " + status + "]";
        }
    }

    boolean isReport() {
        return !lines.isEmpty();
    }
}

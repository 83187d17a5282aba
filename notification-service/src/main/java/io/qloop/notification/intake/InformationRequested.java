package io.qloop.notification.intake;

import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Text;
import java.time.Instant;
import java.util.List;

/** What of an inquiry the mail to the customer tells; words and date are null where there are none. */
record InformationRequested(
        String number, String customerId, Language language, List<Asked> asked, String words, Instant dueAt) {

    /** One thing that is asked for, in words that the customer understands. */
    record Asked(Text name) {}
}

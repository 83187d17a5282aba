package io.qloop.feedback.mail.mime;

import java.util.List;

/** What a mail says and brings, or that it cannot be read. */
public sealed interface Body {

    /** @param text empty where the mail has none */
    record Readable(String text, List<MailFile> files) implements Body {

        /** Without what it says, for logs. */
        @Override
        public String toString() {
            return "Readable[" + files.size() + " files]";
        }
    }

    /** Not built as mails are. */
    record Broken() implements Body {}
}

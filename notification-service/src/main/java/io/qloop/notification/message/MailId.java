package io.qloop.notification.message;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The {@code Message-ID} of a message's mails, by which they are found again. Every attempt has the same; when the message
 * is sent again by hand it gets another, so that nobody takes the copy of an earlier mail, or a report about it, for the
 * later one.
 *
 * @param round 1 for the mail that was written first
 */
public record MailId(UUID message, int round) {

    private static final String LOCAL_PART = "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\\.(\\d{1,6}))?";
    private static final Pattern FORM = Pattern.compile(LOCAL_PART + "@qloop\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern ADDRESS = Pattern.compile(LOCAL_PART + "[^@\\s]*@", Pattern.CASE_INSENSITIVE);

    /** As it stands in the head of a mail. */
    public String text() {
        return "<" + localPart() + "@qloop>";
    }

    /** As it stands in an address that the mail comes back to. */
    public String localPart() {
        return round == 1 ? message.toString() : message + "." + round;
    }

    /** The mail that is named first in this text. */
    public static Optional<MailId> in(String text) {
        return FORM.matcher(text).results().findFirst().map(MailId::of);
    }

    /** The mail that has come back to one of these addresses. */
    public static Optional<MailId> inAddress(String addresses) {
        return ADDRESS.matcher(addresses).results().findFirst().map(MailId::of);
    }

    private static MailId of(MatchResult found) {
        var round = found.group(2);
        return new MailId(UUID.fromString(found.group(1)), round == null ? 1 : Integer.parseInt(round));
    }
}

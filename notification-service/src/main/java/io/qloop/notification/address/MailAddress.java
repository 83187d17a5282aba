package io.qloop.notification.address;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An address that a mail can be sent to: the everyday form of RFC 5321, without quoted local parts, comments and
 * characters outside of ASCII. No line break or separator fits in, so it cannot bring a header or a second recipient.
 */
public record MailAddress(String value) {

    public static final int MAX_LENGTH = 254;

    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
    private static final String LABEL = "[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?";

    /** For {@code @Email(regexp = …)}. */
    public static final String FORM =
            "(?=[^@]{1,64}@)" + ATOM + "(?:\\." + ATOM + ")*@" + LABEL + "(?:\\." + LABEL + ")*";

    private static final Pattern PATTERN = Pattern.compile(FORM);

    public MailAddress {
        if (!isUsable(value)) {
            throw new IllegalArgumentException("Not a mail address that can be written to");
        }
    }

    /** The address, or nothing where the text is none. */
    public static Optional<MailAddress> parse(String text) {
        return isUsable(text) ? Optional.of(new MailAddress(text)) : Optional.empty();
    }

    private static boolean isUsable(String text) {
        return text != null
                && text.length() <= MAX_LENGTH
                && PATTERN.matcher(text).matches();
    }

    /** Addresses are nobody's business in a log. */
    @Override
    public String toString() {
        return "MailAddress[…]";
    }
}

package io.qloop.feedback.mail.mime;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who a mail says that it is from.
 *
 * @param mail in lower case
 * @param name empty where none is given
 */
public record Sender(String mail, String name) {

    private static final String PART = "[^\\s\\p{Cntrl}<>()\",;:@]";

    // From the beginning of a word only: from each of its characters, an endless word would take for ever.
    private static final Pattern ADDRESS = Pattern.compile("(?<!%s)%s++@%s++".formatted(PART, PART, PART));
    private static final int MAIL_MAX = 254;
    private static final int NAME_MAX = 200;

    public Sender {
        mail = mail.toLowerCase(Locale.ROOT);
        name = Cut.to(NAME_MAX, Cut.oneLine(name));
    }

    /** The first address of the header From, however it is written; empty where there is none. */
    static Optional<Sender> of(String from) {
        return proper(from)
                .or(() -> ADDRESS.matcher(from).results().findFirst().map(found -> new Sender(found.group(), "")))
                .filter(sender -> sender.mail.length() <= MAIL_MAX);
    }

    private static Optional<Sender> proper(String from) {
        try {
            var addresses = InternetAddress.parseHeader(from, false);
            return addresses.length == 0
                            || !ADDRESS.matcher(addresses[0].getAddress()).matches()
                    ? Optional.empty()
                    : Optional.of(new Sender(
                            addresses[0].getAddress(),
                            addresses[0].getPersonal() == null ? "" : addresses[0].getPersonal()));
        } catch (AddressException unusual) {
            return Optional.empty();
        }
    }

    /** Without the person, for logs. */
    @Override
    public String toString() {
        return "Sender";
    }
}

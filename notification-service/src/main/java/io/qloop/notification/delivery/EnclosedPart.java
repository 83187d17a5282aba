package io.qloop.notification.delivery;

import io.qloop.notification.enclosure.MailFile;
import jakarta.activation.DataHandler;
import jakarta.activation.DataSource;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UnsupportedEncodingException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;

/** A file in a mail: read from its store while the mail goes out, and never held as a whole. */
final class EnclosedPart {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();
    private static final int PIECE = 60;

    private EnclosedPart() {}

    static MimeBodyPart of(MailFile file) throws MessagingException, UnsupportedEncodingException {
        var part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new Content(file)));
        // Without it the file would be read once more, to find out how to encode it.
        part.setHeader("Content-Transfer-Encoding", "base64");
        // The name as RFC 2231 wants it, and once more for programs that look for it there, as RFC 2047 does.
        part.setHeader(
                "Content-Type",
                file.mediaType() + ";\r\n name=\"" + MimeUtility.encodeText(file.name(), UTF_8, "B") + "\"");
        part.setHeader("Content-Disposition", Part.ATTACHMENT + name(file.name()));
        return part;
    }

    /** In pieces that fit into a line, none of which ends within a character. */
    private static String name(String name) {
        if (name.length() <= PIECE && StandardCharsets.US_ASCII.newEncoder().canEncode(name)) {
            return ";\r\n filename=\"" + name + "\"";
        }
        var pieces = new ArrayList<StringBuilder>();
        pieces.add(new StringBuilder(UTF_8 + "''"));
        name.codePoints()
                .mapToObj(Character::toString)
                .map(EnclosedPart::encoded)
                .forEach(letter -> {
                    if (pieces.getLast().length() + letter.length() > PIECE) {
                        pieces.add(new StringBuilder());
                    }
                    pieces.getLast().append(letter);
                });
        if (pieces.size() == 1) {
            return ";\r\n filename*=" + pieces.getFirst();
        }
        var all = new StringBuilder();
        for (var i = 0; i < pieces.size(); i++) {
            all.append(";\r\n filename*").append(i).append("*=").append(pieces.get(i));
        }
        return all.toString();
    }

    private static String encoded(String letter) {
        return URLEncoder.encode(letter, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }

    private record Content(MailFile file) implements DataSource {

        @Override
        public InputStream getInputStream() throws IOException {
            return file.content().open();
        }

        @Override
        public OutputStream getOutputStream() {
            throw new UnsupportedOperationException("A file that goes out is not written");
        }

        @Override
        public String getContentType() {
            return file.mediaType();
        }

        @Override
        public String getName() {
            return file.name();
        }
    }
}

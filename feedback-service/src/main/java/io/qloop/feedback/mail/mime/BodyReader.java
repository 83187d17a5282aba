package io.qloop.feedback.mail.mime;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.ParseException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/** Walks through the parts of one mail. */
final class BodyReader {

    private static final Logger LOG = Logger.getLogger(BodyReader.class);

    /** Beyond these a mail is made to do harm. */
    private static final int DEEPEST = 20;

    private static final int MOST_PARTS = 500;

    /** Of one text; more than this nobody has written by hand. */
    private static final int LONGEST_TEXT = 1_000_000;

    private static final Pattern KIND = Pattern.compile("\\s*([\\w.+-]+)/([\\w.+-]+)\\s*;");

    private final List<String> texts = new ArrayList<>();
    private final List<MailFile> files = new ArrayList<>();
    private int parts;

    Body read(MimeMessage message) {
        try {
            walk(message, 0);
            return new Body.Readable(String.join("\n\n", texts).strip(), List.copyOf(files));
        } catch (MessagingException | IOException | RuntimeException broken) {
            LOG.infof("A mail is not built as mails are: %s", broken.getClass().getSimpleName());
            return new Body.Broken();
        }
    }

    private void walk(Part part, int depth) throws MessagingException, IOException {
        if (depth > DEEPEST || ++parts > MOST_PARTS) {
            throw new MessagingException("Too many parts");
        }
        var type = type(part);
        if (type.match("multipart/*")) {
            var children = new MimeMultipart(part.getDataHandler().getDataSource());
            if (type.match("multipart/alternative")) {
                alternative(children, depth);
            } else {
                for (var i = 0; i < children.getCount(); i++) {
                    walk(children.getBodyPart(i), depth + 1);
                }
            }
        } else if (isText(part, type)) {
            text(part, type);
        } else {
            files.add(new MailFile(name(part, type), type.match("message/rfc822"), part));
        }
    }

    /** Of the same in several shapes, the plain text is what its writer wrote, unless it is empty. */
    private void alternative(Multipart children, int depth) throws MessagingException, IOException {
        Part html = null;
        var before = texts.size();
        for (var i = 0; i < children.getCount(); i++) {
            var child = children.getBodyPart(i);
            var type = type(child);
            if (type.match("text/html") && isText(child, type)) {
                html = child;
            } else {
                walk(child, depth + 1);
            }
        }
        if (html != null && texts.size() == before) {
            text(html, type(html));
        }
    }

    private void text(Part part, ContentType type) throws MessagingException, IOException {
        byte[] bytes;
        try (var in = part.getInputStream()) {
            bytes = in.readNBytes(LONGEST_TEXT);
        }
        var words = Words.decoded(bytes, type.getParameter("charset"));
        var text = type.match("text/html") ? HtmlText.of(words) : words.replace("\r\n", "\n");
        // PostgreSQL takes no such character.
        var plain = text.replace("\0", "").strip();
        if (!plain.isEmpty()) {
            texts.add(plain);
        }
    }

    private static boolean isText(Part part, ContentType type) throws MessagingException {
        return (type.match("text/plain") || type.match("text/html"))
                && !Part.ATTACHMENT.equalsIgnoreCase(disposition(part))
                && name(part, type).isEmpty();
    }

    private static ContentType type(Part part) throws MessagingException {
        var declared = part.getContentType();
        try {
            return new ContentType(declared);
        } catch (ParseException broken) {
            // Often it is only what stands behind the kind.
            var kind = KIND.matcher(declared);
            return kind.lookingAt()
                    ? new ContentType(kind.group(1), kind.group(2), null)
                    : new ContentType("application", "octet-stream", null);
        }
    }

    private static String disposition(Part part) {
        try {
            return part.getDisposition();
        } catch (MessagingException broken) {
            return Part.ATTACHMENT;
        }
    }

    private static String name(Part part, ContentType type) {
        var name = fileName(part);
        if (name != null) {
            return Cut.oneLine(Words.decoded(name));
        }
        return type.match("message/rfc822") ? "mail.eml" : "";
    }

    private static String fileName(Part part) {
        try {
            return part.getFileName();
        } catch (MessagingException broken) {
            return "attachment";
        }
    }
}

package io.qloop.notification.report;

import io.qloop.notification.message.MailId;
import io.qloop.notification.report.Report.Line;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Understands delivery reports: those of RFC 3464 by their fields, and the older ones, in which a mail server writes to
 * people, by the sender, the usual words and the status that nearly all of them name.
 */
final class ReportReader {

    /** No report of a sane mail server is nested deeper, has more parts, or says what matters later. */
    private static final int DEEPEST = 5;

    private static final int MOST_PARTS = 50;
    private static final int MOST_BYTES = 64 * 1024;

    private static final String UNDEFINED_FAILURE = "5.0.0";
    private static final String UNDEFINED_DELAY = "4.0.0";

    private static final Set<String> STATUS_PARTS = Set.of("message/delivery-status", "message/global-delivery-status");
    private static final Set<String> ORIGINAL_PARTS = Set.of(
            "text/rfc822-headers",
            "message/rfc822-headers",
            "message/global-headers",
            "message/rfc822",
            "message/global");

    /** With an id in it, where the return path is one for each message. */
    private static final String[] CAME_BACK_TO = {"X-Original-To", "Delivered-To", "Envelope-To", "To"};

    private static final Pattern STATUS = Pattern.compile("(?<![\\d.])([245])\\.(\\d{1,3})\\.(\\d{1,3})(?![\\d.]*\\d)");
    private static final Pattern SMTP_ANSWER = Pattern.compile("(?<![\\d.])([45])\\d\\d[ -]");
    private static final Pattern MAIL_SERVER =
            Pattern.compile("mailer-daemon|postmaster|mail delivery (sub)?system", Pattern.CASE_INSENSITIVE);
    private static final Pattern FAILURE = Pattern.compile(
            "undeliver|delivery (status notification \\()?fail|failure notice|returned mail|returned to sender"
                    + "|could not be delivered|delivery failed|退信|无法投递|投递失败|发送失败",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern DELAY =
            Pattern.compile("delay|warning: could not send|still being retried|延迟|延误", Pattern.CASE_INSENSITIVE);

    private final StringBuilder status = new StringBuilder();
    private final StringBuilder original = new StringBuilder();
    private final StringBuilder words = new StringBuilder();
    private int parts;

    private ReportReader() {}

    static Report read(MimeMessage mail) throws MessagingException, IOException {
        var reader = new ReportReader();
        reader.collect(mail, 0);
        var lines = reader.linesOfFields();
        if (lines.isEmpty()) {
            lines = reader.linesOfWords(mail);
        }
        return new Report(reader.mailId(mail), lines);
    }

    private void collect(Part part, int depth) throws MessagingException, IOException {
        if (depth > DEEPEST || parts++ > MOST_PARTS) {
            return;
        }
        var type = typeOf(part);
        if (STATUS_PARTS.contains(type)) {
            status.append(text(part)).append("\n\n");
        } else if (ORIGINAL_PARTS.contains(type)) {
            original.append(text(part)).append('\n');
        } else if (type.startsWith("multipart/") && part.getContent() instanceof Multipart several) {
            for (var i = 0; i < several.getCount(); i++) {
                collect(several.getBodyPart(i), depth + 1);
            }
        } else if (type.startsWith("text/")) {
            words.append(text(part)).append('\n');
        }
    }

    private static String typeOf(Part part) throws MessagingException {
        var type = part.getContentType();
        return type.replaceAll("(?s)[\\s;].*", "").toLowerCase(Locale.ROOT);
    }

    private static String text(Part part) throws MessagingException, IOException {
        try (var in = part.getInputStream()) {
            return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8).replace("\r\n", "\n");
        }
    }

    /** What comes back names the mail: by its head, by the address that it came back to, or at least in the text. */
    private Optional<MailId> mailId(MimeMessage mail) throws MessagingException {
        var found = MailId.in(original.toString());
        for (var i = 0; i < CAME_BACK_TO.length && found.isEmpty(); i++) {
            found = Optional.ofNullable(mail.getHeader(CAME_BACK_TO[i], "\n")).flatMap(MailId::inAddress);
        }
        for (var header : new String[] {"In-Reply-To", "References"}) {
            if (found.isEmpty()) {
                found = Optional.ofNullable(mail.getHeader(header, "\n")).flatMap(MailId::in);
            }
        }
        return found.isPresent() ? found : MailId.in(status + "\n" + words);
    }

    /** RFC 3464: a group of fields for the mail, and one for each recipient. */
    private List<Line> linesOfFields() throws MessagingException {
        var lines = new ArrayList<Line>();
        for (var group : status.toString().split("\n\\s*\n")) {
            var fields = new InternetHeaders(
                    new ByteArrayInputStream((group.strip() + "\n\n").getBytes(StandardCharsets.UTF_8)), true);
            var code = first(fields, "Status").flatMap(ReportReader::statusIn);
            var fate = first(fields, "Action")
                    .flatMap(ReportReader::fateOf)
                    .or(() -> code.map(ReportReader::fateOfStatus));
            fate.ifPresent(it -> lines.add(new Line(
                    first(fields, "Original-Recipient")
                            .or(() -> first(fields, "Final-Recipient"))
                            .map(ReportReader::address),
                    it,
                    code.orElse(it == Fate.FAILED ? UNDEFINED_FAILURE : it == Fate.DELAYED ? UNDEFINED_DELAY : "2.0.0"),
                    first(fields, "Diagnostic-Code").orElse(oneLine(group)))));
        }
        return lines;
    }

    private static Optional<Fate> fateOf(String action) {
        return switch (action.strip().toLowerCase(Locale.ROOT).replaceAll("[^a-z].*", "")) {
            case "failed" -> Optional.of(Fate.FAILED);
            case "delayed" -> Optional.of(Fate.DELAYED);
            case "delivered" -> Optional.of(Fate.DELIVERED);
            case "relayed", "expanded" -> Optional.of(Fate.PASSED_ON);
            default -> Optional.empty();
        };
    }

    private static Fate fateOfStatus(String status) {
        return switch (status.charAt(0)) {
            case '2' -> Fate.DELIVERED;
            case '4' -> Fate.DELAYED;
            default -> Fate.FAILED;
        };
    }

    /** {@code rfc822; zhao@example.com}, with or without brackets. */
    private static String address(String field) {
        return field.substring(field.indexOf(';') + 1).replaceAll("[<>\\s]", "");
    }

    /** A mail server that writes as to people: qmail, old Exchange, and many a company's own. */
    private List<Line> linesOfWords(MimeMessage mail) throws MessagingException {
        var failed = Optional.ofNullable(mail.getHeader("X-Failed-Recipients", ","));
        var subject = Optional.ofNullable(mail.getSubject()).orElse("");
        if (failed.isEmpty() && !isFromAMailServer(mail)) {
            return List.of();
        }
        // What we wrote ourselves often comes with it, and is not the mail server's word.
        var said = words.toString();
        var code = statusIn(said).filter(it -> it.charAt(0) != '2').or(() -> smtpAnswerIn(said));
        var fate = failed.isPresent() || FAILURE.matcher(subject).find()
                ? Optional.of(Fate.FAILED)
                : DELAY.matcher(subject).find()
                        ? Optional.of(Fate.DELAYED)
                        : code.map(ReportReader::fateOfStatus)
                                .or(() -> FAILURE.matcher(said).find() ? Optional.of(Fate.FAILED) : Optional.empty());
        var recipients = failed.map(all -> Stream.of(all.split(",")).map(one -> Optional.of(one.strip())))
                .orElseGet(() -> Stream.of(Optional.empty()));
        return fate.map(it -> recipients
                        .map(recipient -> new Line(
                                recipient,
                                it,
                                code.orElse(it == Fate.FAILED ? UNDEFINED_FAILURE : UNDEFINED_DELAY),
                                oneLine(subject + ": " + said)))
                        .toList())
                .orElse(List.of());
    }

    private static boolean isFromAMailServer(MimeMessage mail) throws MessagingException {
        var from = mail.getHeader("From", ",");
        if (typeOf(mail).equals("multipart/report")
                || from != null && MAIL_SERVER.matcher(from).find()) {
            return true;
        }
        // Somebody's holiday notice has no return path either.
        var automatic = mail.getHeader("Auto-Submitted", ",");
        var returnPath = mail.getHeader("Return-Path", ",");
        return returnPath != null
                && returnPath.strip().equals("<>")
                && (automatic == null
                        || !automatic.strip().toLowerCase(Locale.ROOT).startsWith("auto-replied"));
    }

    private static Optional<String> statusIn(String text) {
        var found = STATUS.matcher(text);
        return found.find() ? Optional.of(found.group()) : Optional.empty();
    }

    private static Optional<String> smtpAnswerIn(String text) {
        var found = SMTP_ANSWER.matcher(text);
        return found.find() ? Optional.of(found.group(1) + ".0.0") : Optional.empty();
    }

    private static Optional<String> first(InternetHeaders fields, String name) {
        var values = fields.getHeader(name);
        return values == null
                ? Optional.empty()
                : Optional.of(values[0].replaceAll("\\s+", " ").strip());
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cc}\\s]+", " ").strip();
    }
}

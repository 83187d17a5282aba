package io.qloop.feedback.mail.mime;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.ParseException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The head of a mail: what its headers say, by their names in lower case.
 *
 * @param sender who it says that it is from
 */
public record Head(Map<String, List<String>> headers, Optional<Sender> sender) {

    // PostgreSQL takes not every control character, and an id has none.
    private static final Pattern ID = Pattern.compile("<[^<>\\s\\p{Cntrl}]+>");
    private static final int ID_MAX = 500;
    /** Of one header; who writes more wants to keep its reader busy. The original has all of it. */
    private static final int HEADER_MAX = 20_000;

    private static final int MOST_REFERENCES = 50;

    public Head(Map<String, List<String>> headers) {
        this(
                Collections.unmodifiableMap(new TreeMap<>(headers)),
                raw(headers, "from").map(Words::decoded).flatMap(Sender::of));
    }

    /** Also of a message of which the server has given no more yet. */
    public static Head of(MimeMessage message) throws MessagingException {
        var headers = new TreeMap<String, List<String>>();
        for (Header header : Collections.list(message.getAllHeaders())) {
            headers.computeIfAbsent(header.getName().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                    .add(header.getValue());
        }
        return new Head(headers);
    }

    /** In one line; empty where there is none. */
    public String subject() {
        return raw("subject").map(Words::decoded).map(Cut::oneLine).orElse("");
    }

    /** With its angle brackets. */
    public Optional<String> messageId() {
        return ids("message-id").stream().findFirst();
    }

    /** The messages that it answers, the nearest first. */
    public List<String> references() {
        var references = new ArrayList<>(ids("in-reply-to"));
        references.addAll(ids("references").reversed());
        return references.stream().distinct().limit(MOST_REFERENCES).toList();
    }

    /** The first value of the header, in lower case and without white space around. */
    public Optional<String> value(String name) {
        return raw(name).map(value -> value.strip().toLowerCase(Locale.ROOT));
    }

    /** Is there a header whose name begins so? */
    public boolean hasOf(String prefix) {
        return headers.keySet().stream().anyMatch(name -> name.startsWith(prefix));
    }

    /** The kind of its content without parameters, such as {@code multipart/report}. */
    public String contentType() {
        return raw("content-type")
                .map(value -> {
                    try {
                        return new ContentType(value).getBaseType().toLowerCase(Locale.ROOT);
                    } catch (ParseException broken) {
                        return "";
                    }
                })
                .orElse("");
    }

    /** As it stands in the mail, as far as it is read. */
    Optional<String> raw(String name) {
        return raw(headers, name);
    }

    private static Optional<String> raw(Map<String, List<String>> headers, String name) {
        return headers.getOrDefault(name, List.of()).stream().findFirst().map(value -> Cut.to(HEADER_MAX, value));
    }

    private List<String> ids(String name) {
        return raw(name).stream()
                .flatMap(value -> ID.matcher(value).results())
                .map(MatchResult::group)
                .filter(id -> id.length() <= ID_MAX)
                .toList();
    }

    /** Without what it says, for logs. */
    @Override
    public String toString() {
        return "Head" + headers.keySet();
    }
}

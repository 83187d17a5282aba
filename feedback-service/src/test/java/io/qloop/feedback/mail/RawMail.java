package io.qloop.feedback.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** A mail as it goes over the wire, header by header. */
public final class RawMail {

    private final Map<String, String> headers = new LinkedHashMap<>();
    private byte[] body = new byte[0];
    private final String id = "<" + UUID.randomUUID() + "@customer.example>";

    private RawMail() {}

    /** Plain, from this address. */
    public static RawMail from(String address) {
        return new RawMail()
                .with("From", "Gu Min <" + address + ">")
                .with("To", "quality@qloop.local")
                .with("Date", "Tue, 24 Nov 2026 09:45:00 +0800")
                .with("Subject", "Labels do not match")
                .text("The label says 0.50 mm, the wire is 0.53 mm.");
    }

    public String id() {
        return headers.getOrDefault("Message-ID", id);
    }

    public RawMail with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    public RawMail without(String header) {
        headers.remove(header);
        return this;
    }

    public RawMail subject(String words) {
        return with(
                "Subject",
                "=?UTF-8?B?" + Base64.getEncoder().encodeToString(words.getBytes(StandardCharsets.UTF_8)) + "?=");
    }

    public RawMail text(String words) {
        return text("plain", words, StandardCharsets.UTF_8, "utf-8");
    }

    /** The words in this character set, under the name that the writer's program gives it. */
    public RawMail text(String kind, String words, Charset charset, String charsetName) {
        with("MIME-Version", "1.0");
        with("Content-Type", "text/" + kind + "; charset=" + charsetName);
        with("Content-Transfer-Encoding", "base64");
        body = base64(words.getBytes(charset));
        return this;
    }

    public RawMail body(String contentType, String lines) {
        with("MIME-Version", "1.0");
        with("Content-Type", contentType);
        without("Content-Transfer-Encoding");
        body = lines.replace("\n", "\r\n").getBytes(StandardCharsets.UTF_8);
        return this;
    }

    /** Multiparts in multiparts, so many, none of which ends. */
    public RawMail nested(int depth) {
        var parts = new StringBuilder();
        for (var i = 0; i < depth; i++) {
            parts.append("--b%d\nContent-Type: multipart/mixed; boundary=b%d\n\n".formatted(i, i + 1));
        }
        return body("multipart/mixed; boundary=b0", parts.toString());
    }

    /** A text with one file. */
    public RawMail file(String words, String name, String type, byte[] content) {
        return body(
                "multipart/mixed; boundary=\"frontier\"",
                "--frontier\nContent-Type: text/plain; charset=utf-8\n\n" + words + "\n--frontier\nContent-Type: "
                        + type + "; name=\"" + name + "\"\nContent-Disposition: attachment; filename=\"" + name
                        + "\"\nContent-Transfer-Encoding: base64\n\n"
                        + new String(base64(content), StandardCharsets.US_ASCII).replace("\r\n", "\n")
                        + "\n--frontier--\n");
    }

    public byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        headers.putIfAbsent("Message-ID", id);
        // One byte for each character: a header may hold what should have been encoded.
        headers.forEach((name, value) ->
                bytes.writeBytes((name + ": " + value + "\r\n").getBytes(StandardCharsets.ISO_8859_1)));
        bytes.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(body);
        return bytes.toByteArray();
    }

    private static byte[] base64(byte[] content) {
        return Base64.getMimeEncoder().encode(content);
    }
}

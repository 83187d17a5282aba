package io.qloop.notification.acknowledge;

import io.qloop.notification.message.Message;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What stands in a link: the message's id, where it leads to a file the file's id, until when the link can be used, and a
 * seal over all of that, the case and the recipient. It names nobody, and is worth nothing for another message, another file,
 * another case, another recipient or a later day; and what leads to a file acknowledges nothing.
 */
public final class LinkToken {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SEAL_BYTES = 16;
    private static final int ID_BYTES = 2 * Long.BYTES;
    private static final int BYTES = ID_BYTES + Long.BYTES + SEAL_BYTES;

    private final UUID message;
    private final Optional<UUID> file;
    private final Instant expiresAt;
    private final byte[] seal;

    private LinkToken(UUID message, Optional<UUID> file, Instant expiresAt, byte[] seal) {
        this.message = message;
        this.file = file;
        this.expiresAt = expiresAt;
        this.seal = seal;
    }

    /** By which a message that has a recipient is acknowledged. */
    static LinkToken of(Message message, Instant expiresAt, byte[] secret) {
        return of(message, Optional.empty(), expiresAt, secret);
    }

    /** By which a file of a message that has a recipient is fetched. */
    public static LinkToken ofFile(Message message, UUID file, Instant expiresAt, byte[] secret) {
        return of(message, Optional.of(file), expiresAt, secret);
    }

    private static LinkToken of(Message message, Optional<UUID> file, Instant expiresAt, byte[] secret) {
        return new LinkToken(message.id(), file, expiresAt, sealOf(message, file, expiresAt, secret));
    }

    /** Empty where the text cannot be a token of the first kind. */
    static Optional<LinkToken> parse(String text) {
        return parse(text, false);
    }

    /** Empty where the text cannot be a token for a file. */
    public static Optional<LinkToken> parseForFile(String text) {
        return parse(text, true);
    }

    private static Optional<LinkToken> parse(String text, boolean isForFile) {
        try {
            var bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length != BYTES + (isForFile ? ID_BYTES : 0)
                    || !encoded(bytes).equals(text)) {
                return Optional.empty();
            }
            var buffer = ByteBuffer.wrap(bytes);
            var id = new UUID(buffer.getLong(), buffer.getLong());
            var file = isForFile ? Optional.of(new UUID(buffer.getLong(), buffer.getLong())) : Optional.<UUID>empty();
            var expiry = buffer.getLong();
            if (expiry < Instant.MIN.getEpochSecond() || expiry > Instant.MAX.getEpochSecond()) {
                return Optional.empty();
            }
            var seal = new byte[SEAL_BYTES];
            buffer.get(seal);
            return Optional.of(new LinkToken(id, file, Instant.ofEpochSecond(expiry), seal));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    public UUID message() {
        return message;
    }

    /** That it leads to; none where it acknowledges. */
    public Optional<UUID> file() {
        return file;
    }

    public Instant expiresAt() {
        return expiresAt;
    }

    /** Was it made for this message and the recipient that it has now? */
    public boolean fits(Message message, byte[] secret) {
        return this.message.equals(message.id())
                && message.recipient().isPresent()
                && MessageDigest.isEqual(seal, sealOf(message, file, expiresAt, secret));
    }

    public String text() {
        var buffer = ByteBuffer.allocate(BYTES + (file.isPresent() ? ID_BYTES : 0));
        put(buffer, message);
        file.ifPresent(id -> put(buffer, id));
        return encoded(buffer.putLong(expiresAt.getEpochSecond()).put(seal).array());
    }

    private static void put(ByteBuffer buffer, UUID id) {
        buffer.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] sealOf(Message message, Optional<UUID> file, Instant expiresAt, byte[] secret) {
        var mail = message.recipient().orElseThrow().mail().toLowerCase(Locale.ROOT);
        var sealed = String.join(
                "\n",
                message.id().toString(),
                Long.toString(expiresAt.getEpochSecond()),
                message.occasion().caseId(),
                mail + file.map(id -> "\n" + id).orElse(""));
        try {
            var mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret, ALGORITHM));
            return Arrays.copyOf(mac.doFinal(sealed.getBytes(StandardCharsets.UTF_8)), SEAL_BYTES);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As good as a key. */
    @Override
    public String toString() {
        return "LinkToken[" + message + "]";
    }
}

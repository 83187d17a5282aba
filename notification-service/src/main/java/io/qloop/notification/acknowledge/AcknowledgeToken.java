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
 * What stands in a link: the message's id, until when the link can be used, and a seal over both, the case and the
 * recipient. It names nobody, and is worth nothing for another message, another case, another recipient or a later day.
 */
final class AcknowledgeToken {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SEAL_BYTES = 16;
    private static final int BYTES = 2 * Long.BYTES + Long.BYTES + SEAL_BYTES;

    private final UUID message;
    private final Instant expiresAt;
    private final byte[] seal;

    private AcknowledgeToken(UUID message, Instant expiresAt, byte[] seal) {
        this.message = message;
        this.expiresAt = expiresAt;
        this.seal = seal;
    }

    /** For a message that has a recipient. */
    static AcknowledgeToken of(Message message, Instant expiresAt, byte[] secret) {
        return new AcknowledgeToken(message.id(), expiresAt, sealOf(message, expiresAt, secret));
    }

    /** Empty where the text cannot be a token. */
    static Optional<AcknowledgeToken> parse(String text) {
        try {
            var bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length != BYTES || !encoded(bytes).equals(text)) {
                return Optional.empty();
            }
            var buffer = ByteBuffer.wrap(bytes);
            var id = new UUID(buffer.getLong(), buffer.getLong());
            var expiry = buffer.getLong();
            if (expiry < Instant.MIN.getEpochSecond() || expiry > Instant.MAX.getEpochSecond()) {
                return Optional.empty();
            }
            var seal = new byte[SEAL_BYTES];
            buffer.get(seal);
            return Optional.of(new AcknowledgeToken(id, Instant.ofEpochSecond(expiry), seal));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    UUID message() {
        return message;
    }

    Instant expiresAt() {
        return expiresAt;
    }

    /** Was it made for this message and the recipient that it has now? */
    boolean fits(Message message, byte[] secret) {
        return this.message.equals(message.id())
                && message.recipient().isPresent()
                && MessageDigest.isEqual(seal, sealOf(message, expiresAt, secret));
    }

    String text() {
        return encoded(ByteBuffer.allocate(BYTES)
                .putLong(message.getMostSignificantBits())
                .putLong(message.getLeastSignificantBits())
                .putLong(expiresAt.getEpochSecond())
                .put(seal)
                .array());
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] sealOf(Message message, Instant expiresAt, byte[] secret) {
        var mail = message.recipient().orElseThrow().mail().toLowerCase(Locale.ROOT);
        var sealed = String.join(
                "\n",
                message.id().toString(),
                Long.toString(expiresAt.getEpochSecond()),
                message.occasion().caseId(),
                mail);
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
        return "AcknowledgeToken[" + message + "]";
    }
}

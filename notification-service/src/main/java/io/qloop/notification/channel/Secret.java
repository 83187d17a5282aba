package io.qloop.notification.channel;

import io.qloop.platform.audit.Sha256;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.HexFormat;

/** What signs. Logs and the audit trail know it by its fingerprint alone. */
public record Secret(String value) {

    private static final int FINGERPRINT_BYTES = 4;

    /** Tells secrets apart without telling them. */
    static String fingerprint(String value) {
        return HexFormat.of().formatHex(Sha256.of(value), 0, FINGERPRINT_BYTES);
    }

    @Override
    public String toString() {
        return "#" + fingerprint(value);
    }

    /** As the database holds it. */
    @Converter(autoApply = true)
    public static class Column implements AttributeConverter<Secret, String> {

        @Override
        public String convertToDatabaseColumn(Secret secret) {
            return secret == null ? null : secret.value;
        }

        @Override
        public Secret convertToEntityAttribute(String stored) {
            return stored == null ? null : new Secret(stored);
        }
    }
}

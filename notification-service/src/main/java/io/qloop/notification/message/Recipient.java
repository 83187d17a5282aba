package io.qloop.notification.message;

import io.qloop.platform.i18n.Language;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Optional;
import java.util.UUID;

/**
 * Who gets the mail, at which address and in which language.
 *
 * @param person of ours who that is by the directory; null for a customer, and where the directory knows nobody of the
 *               address
 */
@Embeddable
public record Recipient(
        @Column(name = "recipient_name") String name,
        @Column(name = "recipient_mail") String mail,

        @Enumerated(EnumType.STRING) @Column(name = "recipient_language")
        Language language,

        @Enumerated(EnumType.STRING) @Column(name = "addressed_by")
        AddressedBy addressedBy,

        @Column(name = "recipient_person") UUID person) {

    /** Nobody of ours whom the directory knows. */
    public Recipient(String name, String mail, Language language, AddressedBy addressedBy) {
        this(name, mail, language, addressedBy, null);
    }

    /** Who of our people it is. */
    public Optional<UUID> whom() {
        return Optional.ofNullable(person);
    }

    /** Without name and address: this text reaches the audit trail and perhaps a log. */
    @Override
    public String toString() {
        return "Recipient[" + addressedBy + ", " + language + "]";
    }
}

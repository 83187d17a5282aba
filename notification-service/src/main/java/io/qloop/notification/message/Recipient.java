package io.qloop.notification.message;

import io.qloop.platform.i18n.Language;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/** Who gets the mail, at which address and in which language. */
@Embeddable
public record Recipient(
        @Column(name = "recipient_name") String name,
        @Column(name = "recipient_mail") String mail,

        @Enumerated(EnumType.STRING) @Column(name = "recipient_language")
        Language language,

        @Enumerated(EnumType.STRING) @Column(name = "addressed_by")
        AddressedBy addressedBy) {

    /** Without name and address: this text reaches the audit trail and perhaps a log. */
    @Override
    public String toString() {
        return "Recipient[" + addressedBy + ", " + language + "]";
    }
}

package io.qloop.feedback.customer;

import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Text;
import java.util.List;

/** What of ERP's customer matters here; of its contacts the addresses alone, by which its mails are known. */
public record CustomerChanged(String customerId, Text name, Language language, boolean active, List<Contact> contacts) {

    /** Somebody at the customer. */
    public record Contact(String mail) {}
}

package io.qloop.notification.contact;

import io.qloop.platform.i18n.Language;
import java.util.List;

/**
 * What of ERP's customer matters here: the language, whom to write to, the main contact first, and
 * the site that usually delivers, or null.
 */
public record CustomerChanged(String customerId, Language language, List<Contact> contacts, String site) {

    /** Somebody at the customer. */
    public record Contact(String name, String mail) {}
}

package io.qloop.feedback.mail;

import io.qloop.feedback.customer.Customers;
import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Texts;
import jakarta.enterprise.context.ApplicationScoped;

/** What stands in a feedback where its mail says nothing, in the customer's language. */
@ApplicationScoped
class MailTexts {

    private final Texts texts;
    private final Customers customers;

    MailTexts(Texts texts, Customers customers) {
        this.texts = texts;
        this.customers = customers;
    }

    String subject(Letter letter, String customerId) {
        return letter.subject().isBlank() ? instead("mail.no-subject", customerId) : letter.subject();
    }

    String content(Letter letter, String customerId) {
        return letter.text().isBlank() ? instead("mail.no-text", customerId) : letter.text();
    }

    private String instead(String key, String customerId) {
        return texts.get(key, customers.languageOf(customerId).orElse(Language.ZH));
    }
}

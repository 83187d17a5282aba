package io.qloop.notification.message;

import io.qloop.platform.i18n.Language;
import io.qloop.platform.i18n.Texts;
import jakarta.enterprise.context.ApplicationScoped;

/** Shows messages to people, in the language that they ask for. */
@ApplicationScoped
public class MessageViews {

    private final Ledger ledger;
    private final Texts texts;

    MessageViews(Ledger ledger, Texts texts) {
        this.ledger = ledger;
        this.texts = texts;
    }

    /** The message with its ledger. */
    public MessageView whole(Message message, String acceptLanguage) {
        return MessageView.of(message, ledger.of(message.id()), wording(acceptLanguage));
    }

    /** The message without its ledger, for a list. */
    MessageView row(Message message, String acceptLanguage) {
        return MessageView.of(message, null, wording(acceptLanguage));
    }

    private java.util.function.UnaryOperator<String> wording(String acceptLanguage) {
        var language = Language.accepted(acceptLanguage);
        return key -> texts.get(key, language);
    }
}

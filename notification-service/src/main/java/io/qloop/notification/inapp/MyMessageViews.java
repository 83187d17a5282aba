package io.qloop.notification.inapp;

import io.qloop.notification.letter.Letters;
import io.qloop.notification.message.Message;
import io.qloop.notification.message.Messages;
import io.qloop.notification.message.MyMessage;
import io.qloop.notification.message.Recipient;
import io.qloop.platform.i18n.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Shows messages to those whom they went to. */
@ApplicationScoped
class MyMessageViews {

    private final Messages messages;
    private final Letters letters;

    MyMessageViews(Messages messages, Letters letters) {
        this.messages = messages;
        this.letters = letters;
    }

    MyMessageView one(MyMessage mine, Optional<Language> language) {
        return all(List.of(mine), language).getFirst();
    }

    /** In the same order. */
    List<MyMessageView> all(List<MyMessage> mine, Optional<Language> language) {
        var written = written(mine.stream().map(MyMessage::id).toList());
        return mine.stream()
                .map(each -> of(each, written.get(each.id()), language))
                .toList();
    }

    Map<UUID, Message> written(Collection<UUID> ids) {
        return messages.byId(ids);
    }

    MyMessageView of(MyMessage mine, Message message, Optional<Language> language) {
        var matter = message.matter();
        return new MyMessageView(
                message.id(),
                message.occasion().kind(),
                letters.subject(
                        message.occasion().kind(),
                        message.audience(),
                        matter,
                        language.or(() -> message.recipient().map(Recipient::language))
                                .orElse(Language.EN)),
                matter.urgency(),
                message.occasion().caseId(),
                matter.caseNumber(),
                matter.number(),
                matter.path(),
                matter.dueAt(),
                message.recipient().map(Recipient::addressedBy).orElse(null),
                message.createdAt(),
                mine.readAt().orElse(null),
                message.acknowledgedAt().orElse(null));
    }
}

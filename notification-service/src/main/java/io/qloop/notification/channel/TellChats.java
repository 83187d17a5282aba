package io.qloop.notification.channel;

import io.qloop.notification.letter.Letters;
import io.qloop.notification.message.AddressedBy;
import io.qloop.notification.message.Audience;
import io.qloop.notification.message.Message;
import io.qloop.notification.message.MessageWritten;
import io.qloop.notification.message.Recipient;
import io.qloop.platform.json.EnumNames;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Optional;

/**
 * Tells the chats of a function what its head gets a mail about: the mail's words without the link by which the head alone
 * acknowledges. What goes to customers goes to no chat.
 */
@ApplicationScoped
class TellChats {

    private final ActiveChannels channels;
    private final Dispatches dispatches;
    private final Letters letters;
    private final Tell tell;

    TellChats(ActiveChannels channels, Dispatches dispatches, Letters letters, Tell tell) {
        this.channels = channels;
        this.dispatches = dispatches;
        this.letters = letters;
        this.tell = tell;
    }

    void onWritten(@Observes MessageWritten written) {
        var message = written.message();
        functionOf(message.audience()).ifPresent(function -> channels.all().stream()
                .filter(channel -> channel.kind().isChat())
                .filter(channel -> channel.listensTo(function))
                .filter(channel -> channel.wants(topicOf(message)))
                .forEach(channel -> tell(channel, message)));
    }

    private void tell(Channel channel, Message message) {
        var told = told(channel, message);
        // Several functions may be told of one event, and one chat may be for all of them.
        if (!dispatches.isTold(channel.id(), told)) {
            tell.over(channel.id(), told);
        }
    }

    private Told told(Channel channel, Message message) {
        var reader = new Recipient(channel.name(), "", channel.language(), AddressedBy.DEPARTMENT_MAIL);
        var letter = letters.write(
                message.occasion().kind(), message.audience(), message.matter(), reader, Optional.empty());
        return new Told(
                message.occasion().eventId(),
                message.occasion().eventSource(),
                topicOf(message),
                message.occasion().caseId(),
                null,
                letter.subject(),
                letter.text().strip(),
                letter.link(),
                letter.isUrgent());
    }

    private static String topicOf(Message message) {
        return EnumNames.of(message.occasion().kind());
    }

    private static Optional<String> functionOf(Audience audience) {
        return switch (audience) {
            case Audience.FunctionHead head -> Optional.of(head.function());
            case Audience.Department department -> Optional.ofNullable(department.function());
            case Audience.LeaderInCharge leader -> Optional.of(leader.function());
            case Audience.Colleague _, Audience.Customer _ -> Optional.empty();
        };
    }
}

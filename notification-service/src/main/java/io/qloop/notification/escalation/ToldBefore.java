package io.qloop.notification.escalation;

import io.qloop.notification.letter.Earlier;
import io.qloop.notification.letter.EarlierReaders;
import io.qloop.notification.message.Message;
import io.qloop.notification.message.MessageKind;
import io.qloop.notification.message.Messages;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Who was told on the rungs below. */
@ApplicationScoped
class ToldBefore implements EarlierReaders {

    private final Escalations escalations;
    private final Messages messages;

    ToldBefore(Escalations escalations, Messages messages) {
        this.escalations = escalations;
        this.messages = messages;
    }

    @Override
    @Transactional
    public List<Earlier> before(Message message) {
        return message.occasion().kind() == MessageKind.ESCALATED
                ? escalations
                        .by(message.id())
                        .map(id -> below(message.id(), escalations.steps(id)))
                        .orElse(List.of())
                : List.of();
    }

    private List<Earlier> below(UUID message, List<EscalationStep> steps) {
        var earlier = new ArrayList<Earlier>();
        for (var i = 0; i + 1 < steps.size(); i++) {
            var step = steps.get(i);
            if (step.messageId().filter(message::equals).isPresent()) {
                break;
            }
            var why = steps.get(i + 1).cause().orElseThrow().key();
            step.messageId()
                    .flatMap(messages::findByIdOptional)
                    .flatMap(Message::recipient)
                    .ifPresent(reader -> earlier.add(new Earlier(step.at(), reader.name(), reader.addressedBy(), why)));
        }
        return earlier;
    }
}

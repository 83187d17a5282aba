package io.qloop.notification.intake;

import io.qloop.notification.addressing.WriteMessages;
import io.qloop.notification.message.Audience;
import io.qloop.notification.message.Matter;
import io.qloop.notification.message.MessageKind;
import io.qloop.platform.event.Event;
import io.qloop.platform.event.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Asks a customer for what is missing in its feedback (IM-018); the answer goes to the mailbox of feedback-service. */
@ApplicationScoped
class InformationRequestedHandler implements EventHandler<InformationRequested> {

    private final WriteMessages writeMessages;

    InformationRequestedHandler(WriteMessages writeMessages) {
        this.writeMessages = writeMessages;
    }

    @Override
    public String type() {
        return "qloop.feedback.feedback-information-requested.v1";
    }

    @Override
    public Class<InformationRequested> dataType() {
        return InformationRequested.class;
    }

    @Override
    public void handle(Event<InformationRequested> event) {
        var inquiry = event.data();
        writeMessages.handle(new WriteMessages.Command(
                Occasions.of(event, MessageKind.INQUIRY),
                List.of(new Audience.Customer(inquiry.customerId())),
                new Matter(
                        inquiry.number(),
                        inquiry.number(),
                        question(inquiry),
                        null,
                        null,
                        null,
                        inquiry.dueAt(),
                        "/feedbacks/" + event.subject())));
    }

    /** The things one below the other, and the words. */
    private static String question(InformationRequested inquiry) {
        var things = inquiry.asked().stream()
                .map(one -> "- " + one.name().in(inquiry.language()))
                .collect(Collectors.joining("\n"));
        return Stream.concat(
                        Stream.of(things).filter(text -> !text.isEmpty()),
                        Optional.ofNullable(inquiry.words()).stream())
                .collect(Collectors.joining("\n\n"));
    }
}

package io.qloop.notification.intake;

import io.qloop.notification.addressing.WriteMessages;
import io.qloop.notification.message.Audience;
import io.qloop.notification.message.Matter;
import io.qloop.notification.message.MessageKind;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.event.Event;
import io.qloop.platform.event.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Tells the head of the responsible function of a feedback, and general management where it is grave. A customer who wrote a
 * mail hears that it has arrived, and under which number further mails find their way.
 */
@ApplicationScoped
class FeedbackRegisteredHandler implements EventHandler<FeedbackRegistered> {

    private static final Set<String> GRAVE = Set.of("a", "b");
    private static final String BY_MAIL = "e-mail";

    private final WriteMessages writeMessages;

    FeedbackRegisteredHandler(WriteMessages writeMessages) {
        this.writeMessages = writeMessages;
    }

    @Override
    public String type() {
        return "qloop.feedback.feedback-registered.v1";
    }

    @Override
    public Class<FeedbackRegistered> dataType() {
        return FeedbackRegistered.class;
    }

    @Override
    public void handle(Event<FeedbackRegistered> event) {
        var feedback = event.data();
        var audiences = new ArrayList<Audience>();
        audiences.add(new Audience.FunctionHead(feedback.responsibleFunction().code()));
        if (feedback.feedbackClass() != null && GRAVE.contains(feedback.feedbackClass())) {
            audiences.add(new Audience.FunctionHead(CompanyFunction.GENERAL_MANAGEMENT.code()));
        }
        tell(event, MessageKind.FEEDBACK_REGISTERED, audiences);
        if (feedback.channel().equals(BY_MAIL)) {
            tell(event, MessageKind.FEEDBACK_ACKNOWLEDGED, List.of(new Audience.Customer(feedback.customerId())));
        }
    }

    private void tell(Event<FeedbackRegistered> event, MessageKind kind, List<Audience> audiences) {
        var feedback = event.data();
        writeMessages.handle(new WriteMessages.Command(
                Occasions.of(event, kind),
                audiences,
                new Matter(
                        feedback.number(),
                        feedback.number(),
                        feedback.subject(),
                        null,
                        null,
                        feedback.feedbackClass(),
                        feedback.dueAt(),
                        "/feedbacks/" + feedback.feedbackId())));
    }
}

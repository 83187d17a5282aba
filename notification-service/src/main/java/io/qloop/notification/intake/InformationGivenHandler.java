package io.qloop.notification.intake;

import io.qloop.notification.addressing.WriteMessages;
import io.qloop.notification.message.Matter;
import io.qloop.notification.message.MessageKind;
import io.qloop.platform.company.CompanyFunction;
import io.qloop.platform.event.Event;
import io.qloop.platform.event.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.LinkedHashSet;
import java.util.List;

/** Tells those who asked a customer, and the responsible function, that it has answered. */
@ApplicationScoped
class InformationGivenHandler implements EventHandler<InformationGiven> {

    private static final String BY_MAIL = "mail";

    private final WriteMessages writeMessages;
    private final Sites sites;

    InformationGivenHandler(WriteMessages writeMessages, Sites sites) {
        this.writeMessages = writeMessages;
        this.sites = sites;
    }

    @Override
    public String type() {
        return "qloop.feedback.feedback-information-given.v1";
    }

    @Override
    public Class<InformationGiven> dataType() {
        return InformationGiven.class;
    }

    @Override
    public void handle(Event<InformationGiven> event) {
        var answer = event.data();
        writeMessages.handle(new WriteMessages.Command(
                Occasions.of(event, MessageKind.INQUIRY_ANSWERED),
                Occasions.headsOf(told(answer), sites.of(answer.customerId())),
                new Matter(
                        answer.number(),
                        answer.number(),
                        answer.subject(),
                        null,
                        null,
                        null,
                        null,
                        "/feedbacks/" + answer.feedbackId())));
    }

    /** Of a mail the responsible function hears anyhow ({@link AnswerReceivedHandler}). */
    private static List<CompanyFunction> told(InformationGiven answer) {
        var told = new LinkedHashSet<CompanyFunction>();
        told.add(answer.function());
        told.add(answer.responsibleFunction());
        if (answer.via().equals(BY_MAIL)) {
            told.remove(answer.responsibleFunction());
        }
        return List.copyOf(told);
    }
}

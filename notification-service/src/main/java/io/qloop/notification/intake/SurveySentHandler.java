package io.qloop.notification.intake;

import io.qloop.notification.addressing.WriteMessages;
import io.qloop.notification.message.Audience;
import io.qloop.notification.message.Matter;
import io.qloop.notification.message.MessageKind;
import io.qloop.platform.event.Event;
import io.qloop.platform.event.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Brings the link of a survey to the customer. */
@ApplicationScoped
class SurveySentHandler implements EventHandler<SurveySent> {

    private final WriteMessages writeMessages;

    SurveySentHandler(WriteMessages writeMessages) {
        this.writeMessages = writeMessages;
    }

    @Override
    public String type() {
        return "qloop.survey.survey-sent.v1";
    }

    @Override
    public Class<SurveySent> dataType() {
        return SurveySent.class;
    }

    @Override
    public void handle(Event<SurveySent> event) {
        var survey = event.data();
        writeMessages.handle(new WriteMessages.Command(
                Occasions.of(event, MessageKind.SURVEY_SENT),
                List.of(new Audience.Customer(survey.customerId())),
                new Matter(
                        survey.number(),
                        survey.complaintNumber(),
                        null,
                        null,
                        null,
                        null,
                        survey.expiresAt(),
                        "/survey/" + survey.token())));
    }
}

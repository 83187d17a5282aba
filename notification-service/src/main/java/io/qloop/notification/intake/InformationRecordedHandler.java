package io.qloop.notification.intake;

import io.qloop.notification.addressing.WriteMessages;
import io.qloop.notification.message.Matter;
import io.qloop.notification.message.MessageKind;
import io.qloop.platform.event.Event;
import io.qloop.platform.event.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells the heads of the functions to which the procedure routes what was heard; nobody where it names none. */
@ApplicationScoped
class InformationRecordedHandler implements EventHandler<InformationRecorded> {

    private final WriteMessages writeMessages;
    private final Sites sites;

    InformationRecordedHandler(WriteMessages writeMessages, Sites sites) {
        this.writeMessages = writeMessages;
        this.sites = sites;
    }

    @Override
    public String type() {
        return "qloop.feedback.information-recorded.v1";
    }

    @Override
    public Class<InformationRecorded> dataType() {
        return InformationRecorded.class;
    }

    @Override
    public void handle(Event<InformationRecorded> event) {
        var record = event.data();
        if (record.functions().isEmpty()) {
            return;
        }
        writeMessages.handle(new WriteMessages.Command(
                Occasions.of(event, MessageKind.INFORMATION_RECORDED),
                Occasions.headsOf(record.functions(), sites.of(record.customerId())),
                new Matter(
                        record.number(),
                        record.number(),
                        record.subject(),
                        null,
                        null,
                        null,
                        record.dueAt(),
                        "/information-records/" + record.recordId())));
    }
}

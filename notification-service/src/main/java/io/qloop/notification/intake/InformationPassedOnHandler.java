package io.qloop.notification.intake;

import io.qloop.notification.addressing.WriteMessages;
import io.qloop.notification.message.Matter;
import io.qloop.notification.message.MessageKind;
import io.qloop.platform.event.Event;
import io.qloop.platform.event.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;

/** Brings an internal contact sheet to the heads of the functions that it is for (FB-031). */
@ApplicationScoped
class InformationPassedOnHandler implements EventHandler<InformationPassedOn> {

    private final WriteMessages writeMessages;
    private final Sites sites;

    InformationPassedOnHandler(WriteMessages writeMessages, Sites sites) {
        this.writeMessages = writeMessages;
        this.sites = sites;
    }

    @Override
    public String type() {
        return "qloop.feedback.information-passed-on.v1";
    }

    @Override
    public Class<InformationPassedOn> dataType() {
        return InformationPassedOn.class;
    }

    @Override
    public void handle(Event<InformationPassedOn> event) {
        var passedOn = event.data();
        writeMessages.handle(new WriteMessages.Command(
                Occasions.of(event, MessageKind.INFORMATION_PASSED_ON),
                Occasions.headsOf(passedOn.functions(), sites.of(passedOn.customerId())),
                new Matter(
                        passedOn.contactSheet(),
                        passedOn.number(),
                        passedOn.message(),
                        null,
                        null,
                        null,
                        null,
                        "/information-records/" + passedOn.recordId())));
    }
}

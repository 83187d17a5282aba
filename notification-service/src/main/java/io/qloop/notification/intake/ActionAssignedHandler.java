package io.qloop.notification.intake;

import io.qloop.notification.addressing.WriteMessages;
import io.qloop.notification.message.Audience;
import io.qloop.notification.message.Matter;
import io.qloop.notification.message.MessageKind;
import io.qloop.platform.event.Event;
import io.qloop.platform.event.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Tells the head of the function that an action is waiting. */
@ApplicationScoped
class ActionAssignedHandler implements EventHandler<ActionAssigned> {

    private final WriteMessages writeMessages;
    private final Sites sites;

    ActionAssignedHandler(WriteMessages writeMessages, Sites sites) {
        this.writeMessages = writeMessages;
        this.sites = sites;
    }

    @Override
    public String type() {
        return "qloop.complaint.action-assigned.v1";
    }

    @Override
    public Class<ActionAssigned> dataType() {
        return ActionAssigned.class;
    }

    @Override
    public void handle(Event<ActionAssigned> event) {
        var action = event.data();
        writeMessages.handle(new WriteMessages.Command(
                Occasions.of(event, MessageKind.ACTION_ASSIGNED),
                List.of(new Audience.FunctionHead(action.function().code(), sites.of(action.customerId()))),
                new Matter(
                        action.number(),
                        action.complaintNumber(),
                        action.description(),
                        action.productId(),
                        action.lot(),
                        null,
                        action.dueAt(),
                        "/complaints/" + action.complaintId())));
    }
}

package io.qloop.returns.intake;

import io.qloop.platform.event.Event;
import io.qloop.platform.event.EventHandler;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

@ApplicationScoped
class ReturnReceivedHandler implements EventHandler<ReturnReceived> {

    private final ReceiveReturn receiveReturn;

    ReturnReceivedHandler(ReceiveReturn receiveReturn) {
        this.receiveReturn = receiveReturn;
    }

    @Override
    public String type() {
        return "logistics.return-received.v1";
    }

    @Override
    public Class<ReturnReceived> dataType() {
        return ReturnReceived.class;
    }

    @Override
    public void prepare(List<Event<ReturnReceived>> events) {
        receiveReturn.prepare(
                events.stream().map(event -> event.data().toAnnouncement()).toList());
    }

    @Override
    public void handle(Event<ReturnReceived> event) {
        receiveReturn.handle(event.data().toAnnouncement());
    }
}

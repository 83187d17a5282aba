package io.qloop.notification.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.qloop.platform.event.Event;
import io.qloop.platform.event.EventWitness;
import jakarta.enterprise.context.ApplicationScoped;

/** Tells the webhooks what happens: each event of our own services, once for each webhook that wants its type. */
@ApplicationScoped
class TellWebhooks implements EventWitness {

    /** Other systems' events are not ours to pass on. */
    static final String OURS = "qloop.";

    private final ActiveChannels channels;
    private final Tell tell;
    private final ObjectMapper json;

    TellWebhooks(ActiveChannels channels, Tell tell, ObjectMapper json) {
        this.channels = channels;
        this.tell = tell;
        this.json = json;
    }

    @Override
    public boolean wants(String type) {
        return type.startsWith(OURS);
    }

    @Override
    public void hear(Event<JsonNode> event) {
        for (var channel : channels.all()) {
            if (channel.kind() == ChannelKind.WEBHOOK && channel.wants(event.type())) {
                tell.over(channel.id(), told(event));
            }
        }
    }

    private Told told(Event<JsonNode> event) {
        var body = json.createObjectNode()
                .put("type", event.type())
                .put("timestamp", event.time().toString())
                .put("id", event.id())
                .put("source", event.source())
                .put("subject", event.subject())
                .put("correlationId", event.correlationId());
        body.set("data", event.data());
        return new Told(
                event.id(),
                event.source(),
                event.type(),
                event.subject(),
                event.data().path("customerId").asText(null),
                event.type(),
                body.toString(),
                null,
                false);
    }
}
